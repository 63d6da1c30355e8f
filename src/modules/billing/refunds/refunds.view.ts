import { named } from '../../../shared/named-list.js';

/** `requested`, then `approved` or `rejected` by somebody else, then `executed`. */
export const REFUND_STATUSES = named('RefundStatus', ['requested', 'approved', 'rejected', 'executed']);
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export const PAYOUT_METHODS = named('PayoutMethod', [
  'check',
  'bank_transfer',
  'cash',
  'money_order',
  'other',
]);
export type PayoutMethod = (typeof PAYOUT_METHODS)[number];
