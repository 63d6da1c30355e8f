import { formatScaled } from '../../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../../shared/exact-integer.js';
import { multiply, powerOfTen } from '../../../../../shared/exact-integer.js';
import { divideRounded } from '../../../../../shared/rounding.js';
import type { Adjustment } from '../charges.js';
import type { StepTrace } from '../trace.js';
import { valueText } from '../value-text.js';

export interface AdverseFactor {
  readonly title: string;
  readonly detail: string;
  readonly amount: string;
}

/** A step that raised the premium, or one surcharge of a step. */
interface Raise {
  readonly cents: number;
  readonly entry: StepTrace;
  readonly surcharge: Adjustment | null;
}

const MOST_ADVERSE = 4;

/**
 * The four steps that added most to the premium: factors above one and single surcharges, by cents. Only those are put into
 * words.
 */
export function adverseSteps(trace: readonly StepTrace[]): readonly AdverseFactor[] {
  const top: Raise[] = [];
  let before = 0;
  for (let index = 0; index < trace.length; index += 1) {
    const entry = trace[index] as StepTrace;
    const { heading, adjustments } = entry;
    const after = centsFor(entry.n, entry.d, heading.scale);
    if (heading.kind === 'base') before = 0;
    if (heading.kind === 'factor' && after > before && heading.operand)
      offer(top, { cents: after - before, entry, surcharge: null });
    if (adjustments !== null) {
      for (const surcharge of adjustments) {
        const { kind, cents } = surcharge;
        if (kind === 'surcharge' && cents > 0) offer(top, { cents, entry, surcharge });
      }
    }
    before = after;
  }
  return top.map(wording);
}

/** Inserts a raise in descending order and keeps the four largest; of equal ones the first stays ahead. */
function offer(top: Raise[], raise: Raise): void {
  top.push(raise);
  for (let at = top.length - 1; at > 0; at -= 1) {
    const above = top[at - 1] as Raise;
    if (above.cents >= raise.cents) break;
    top[at] = above;
    top[at - 1] = raise;
  }
  if (top.length > MOST_ADVERSE) top.pop();
}

function wording({ cents, entry, surcharge }: Raise): AdverseFactor {
  const amount = formatScaled(cents, 2);
  if (surcharge) return { title: surcharge.rule.name, detail: surcharge.rule.reason, amount };
  return { title: entry.heading.title, detail: detailOf(entry), amount };
}

function detailOf({ heading: { operand }, opRow, opN, opD }: StepTrace): string {
  return operand?.wordsAt(opRow) ?? operand?.valueAt(-1) ?? valueText(opN, opD, operand?.scale ?? 0);
}

function centsFor(n: ExactInteger, d: ExactInteger, scale: number): number {
  if (scale === 2 && d === 1) return Number(n);
  const [up, down] = scale >= 2 ? [1, powerOfTen(scale - 2)] : [powerOfTen(2 - scale), 1];
  return Number(divideRounded(multiply(n, up), multiply(d, down), 'half-up'));
}
