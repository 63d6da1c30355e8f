import { Money } from '../../../shared/money.js';
import type { ClaimLedger } from '../ledger/domain/claim-ledger.js';

export interface SubrogationDemand {
  readonly paid: Money;
  /** What the insured bore: it is asked back with it. */
  readonly deductible: Money;
}

/**
 * What can be asked back in the place of the insured: what was paid for the insured's own losses, and the deductibles that were
 * kept back from them. What was paid to others is not the insured's to ask back.
 */
export function demandOf(ledger: ClaimLedger): SubrogationDemand {
  const own = ledger.lines.filter(
    ({ costType, exposure, paid }) => costType === 'loss' && exposure.claimantId === null && !paid.isZero,
  );
  const deductible = own.flatMap(({ exposure }) => {
    const settled = ledger.settlementOf(exposure).find(({ id }) => id === exposure.id);
    return (settled?.steps ?? [])
      .filter(({ step }) => step === 'deductible')
      .map(({ before, after }) => before.minus(after));
  });
  return { paid: Money.sum(own.map(({ paid }) => paid)), deductible: Money.sum(deductible) };
}
