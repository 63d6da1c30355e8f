export const HOLD_TRANSACTIONS = ['quote', 'bind', 'endorse', 'renew'] as const;
export type HoldTransaction = (typeof HOLD_TRANSACTIONS)[number];

/** What a hold may name to block a transaction: what may not be quoted may not be bound either. */
export function blockedWith(transaction: HoldTransaction): readonly HoldTransaction[] {
  return transaction === 'bind' ? ['quote', 'bind'] : [transaction];
}
