import type { ClaimLedger, LineAmount } from './domain/claim-ledger.js';
import { knownLine } from './ledger.rules.js';

export interface HeldPayment {
  readonly id: string;
  readonly lines: readonly LineAmount[];
  readonly paymentType: string | null;
}

/** Books the amount that was held; after a final payment the rest of the reserve is released. */
export function bookPayment(ledger: ClaimLedger, { id, lines, paymentType }: HeldPayment): void {
  for (const { lineId, amount } of lines) {
    const line = knownLine(ledger, lineId);
    ledger.pay(id, line, amount);
    if (paymentType === 'final') ledger.finish(id, line);
  }
}
