import { named } from '../../../../shared/named-list.js';
import { Money } from '../../../../shared/money.js';

/** What a state may say of money that comes back: it is shared as the loss was borne, or the deductible comes first. */
export const SHARING_METHODS = named('SubrogationSharing', ['pro_rata', 'insured_first']);
export type SharingMethod = (typeof SHARING_METHODS)[number];

export interface BorneLoss {
  /** By the insurer, for the insured's own losses. */
  readonly paid: Money;
  /** By the insured. */
  readonly deductible: Money;
}

/**
 * The part of the insured of what came back, rounded half up to the cent. In proportion it is the deductible's part of the whole loss;
 * where the insured is to be made whole first, all that came back up to the deductible.
 */
export function insuredShareOf(
  recovered: Money,
  { paid, deductible }: BorneLoss,
  method: SharingMethod,
): Money {
  if (method === 'insured_first') return recovered.compare(deductible) < 0 ? recovered : deductible;
  const loss = paid.plus(deductible);
  if (loss.isZero) return Money.ZERO;
  const exact = recovered
    .toDecimal()
    .times(deductible.toDecimal())
    .dividedBy(loss.toDecimal(), { unit: '0.01', mode: 'half-up' });
  return Money.ofCents(exact.coefficientAt(2));
}
