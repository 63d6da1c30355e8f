import { named } from '../../../shared/named-list.js';

export const HOLD_TRANSACTIONS = named('MoratoriumTransaction', ['quote', 'bind', 'endorse', 'renew']);
export type MoratoriumTransaction = (typeof HOLD_TRANSACTIONS)[number];

/** The transactions that a moratorium may stop. One that stops quoting stops binding too. */
export function blockedWith(transaction: MoratoriumTransaction): readonly MoratoriumTransaction[] {
  return transaction === 'bind' ? ['quote', 'bind'] : [transaction];
}
