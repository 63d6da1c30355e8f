import { formatCents } from '../../../../shared/decimal.js';
import { assertChargeable } from './steps/rounding-step.js';
import type { Run } from './run.js';
import { NO_LINES, itemPointer } from './run.js';
import type { Adjustment, AdjustmentLine, ChargeHeading } from './charges.js';

/**
 * Appends one line to the premium, and to the discounts or surcharges if it is one. Throws `rating.premium-out-of-range` for
 * an amount that no column can hold: every line is stored as a row, and may be larger than the total after discounts.
 */
export function bookCharge(
  run: Run,
  heading: ChargeHeading,
  element: number,
  cents: number,
  adjustment: Adjustment | null,
): void {
  assertChargeable(cents);
  const { coverage, itemsAt, kind, code, title } = heading;
  const item = itemPointer(itemsAt, element);
  const amount = formatCents(cents);
  run.charges.push({ coverage, item, kind, code, title, amount });
  if (adjustment === null) {
    if (kind === 'premium') run.baseCents += cents;
    return;
  }
  const { rate } = adjustment;
  const { name, reason, type } = adjustment.rule;
  const line: AdjustmentLine = { code, name, reason, coverage, item, type, rate, amount };
  if (adjustment.kind === 'discount') {
    if (run.discounts === NO_LINES) run.discounts = [line];
    else run.discounts.push(line);
  } else if (run.surcharges === NO_LINES) run.surcharges = [line];
  else run.surcharges.push(line);
}
