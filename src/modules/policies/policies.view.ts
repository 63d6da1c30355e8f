import type { DatedCharge } from './domain/term-charge.js';
import { amountOf } from './ledger/premium.js';
import type { PolicyChargeResponse } from './policies.dto.js';

export function chargeView(
  { cents, ...charge }: DatedCharge,
  transactionSequence: number,
): PolicyChargeResponse {
  const { itemId, coverage, kind, code, earning, effectiveDate, expirationDate } = charge;
  return {
    transactionSequence,
    itemId,
    coverage,
    kind,
    code,
    earning,
    amount: amountOf(cents),
    effectiveDate,
    expirationDate,
  };
}
