import { named } from '../../../shared/named-list.js';

export const HOLD_TRANSACTIONS = named('MoratoriumTransaction', ['quote', 'bind', 'endorse', 'renew']);
export type MoratoriumTransaction = (typeof HOLD_TRANSACTIONS)[number];

/** What a moratorium may name to block a transaction: what may not be quoted may not be bound either. */
export function blockedWith(transaction: MoratoriumTransaction): readonly MoratoriumTransaction[] {
  return transaction === 'bind' ? ['quote', 'bind'] : [transaction];
}
