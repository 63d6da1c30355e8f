export const HOLD_TRANSACTIONS = ['quote', 'bind', 'endorse', 'renew'] as const;
export type MoratoriumTransaction = (typeof HOLD_TRANSACTIONS)[number];

/** What a moratorium may name to block a transaction: what may not be quoted may not be bound either. */
export function blockedWith(transaction: MoratoriumTransaction): readonly MoratoriumTransaction[] {
  return transaction === 'bind' ? ['quote', 'bind'] : [transaction];
}
