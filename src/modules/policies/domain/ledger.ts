export const TRANSACTION_KINDS = [
  'new_business',
  'endorsement',
  'cancellation',
  'cancellation_notice',
  'rescission',
  'reinstatement',
  'renewal',
  'anniversary',
  'non_renewal',
  'expiry',
  'reversal',
] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

export const LEDGER_CHARGE_KINDS = ['premium', 'fee', 'tax', 'discount', 'rounding'] as const;
export type LedgerChargeKind = (typeof LEDGER_CHARGE_KINDS)[number];

/** How a charge becomes earned, and so what a cancellation gives back of it. */
export const EARNINGS = ['pro_rata', 'fully_earned', 'refundable_only_flat'] as const;
export type Earning = (typeof EARNINGS)[number];
