/** requested, then approved or rejected by somebody else, then executed. */
export const REFUND_STATUSES = ['requested', 'approved', 'rejected', 'executed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export const PAYOUT_METHODS = ['check', 'bank_transfer', 'cash', 'money_order', 'other'] as const;
export type PayoutMethod = (typeof PAYOUT_METHODS)[number];
