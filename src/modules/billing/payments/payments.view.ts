/** Words only: nothing here can be used to take money from anybody. */
export const PAYMENT_METHODS = [
  'check',
  'bank_transfer',
  'direct_debit',
  'cash',
  'money_order',
  'card_processor',
  'agency',
  'other',
] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const REVERSAL_KINDS = ['insufficient_funds', 'stopped', 'disputed', 'entered_in_error'] as const;
export type ReversalKind = (typeof REVERSAL_KINDS)[number];

export const PAYMENT_STATUSES = ['recorded', 'reversed'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
