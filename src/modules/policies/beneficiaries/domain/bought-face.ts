import { Decimal } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';

const CENT = Money.ofCents(1);

/**
 * The face amount that a premium buys at other rates: in proportion, rounded half up to the cent. A manual may charge another rate
 * for another size, so the amount in whole dollars is rated again, and has to cost what was paid, to the cent of its rounding.
 */
export async function boughtFace(
  face: number,
  paid: Money | null,
  premiumFor: (face: number) => Promise<Money | null>,
): Promise<Money | null> {
  const atTruth = await premiumFor(face);
  if (paid === null || atTruth === null || atTruth.isZero) return null;
  const exact = Decimal.of(face, 0)
    .times(paid.toDecimal())
    .dividedBy(atTruth.toDecimal(), { unit: '0.01', mode: 'half-up' });
  const bought = Money.ofCents(exact.coefficientAt(2));
  const again = await premiumFor(Math.round(bought.cents / 100));
  if (again === null) return null;
  const difference = again.minus(paid);
  const distance = difference.isNegative ? difference.negated() : difference;
  return distance.compare(CENT) <= 0 ? bought : null;
}
