import { Decimal } from '../../../../shared/decimal.js';
import type { RenewalCapRule } from './manual.js';
import { CAP_BASES } from './manual.js';
import type { Shape } from './shape.js';
import { defined } from './shape.js';

/** Unless stated, a cap compares the policy's total and is rounded to the cent. */
export function readRenewalCap(shape: Shape): RenewalCapRule {
  const cap = defined({
    maxIncrease: percent(shape, 'maxIncrease', '1000'),
    maxDecrease: percent(shape, 'maxDecrease', '100'),
    unit: shape.has('unit') ? shape.decimal('unit', 'positive') : '0.01',
    by: shape.has('by') ? shape.oneOf('by', CAP_BASES) : 'policy',
  }) as RenewalCapRule;
  if (cap.maxIncrease === undefined && cap.maxDecrease === undefined)
    shape.faults.add(shape.pointer, 'must state a greatest increase, a greatest decrease, or both');
  if (Decimal.parse(cap.unit).scale > 2) shape.fault('unit', 'must not be finer than a cent');
  return cap;
}

function percent(shape: Shape, name: string, most: string): string | undefined {
  const value = shape.optionalDecimal(name, 'not-negative');
  if (value !== undefined && Decimal.parse(value).compare(Decimal.parse(most)) > 0)
    shape.fault(name, `must not be above ${most} percent`);
  return value;
}
