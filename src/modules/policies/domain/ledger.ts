import { named } from '../../../shared/named-list.js';

export const TRANSACTION_KINDS = named('PolicyTransactionKind', [
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
]);
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

export const LEDGER_CHARGE_KINDS = named('LedgerChargeKind', [
  'premium',
  'fee',
  'tax',
  'discount',
  'rounding',
]);
export type LedgerChargeKind = (typeof LEDGER_CHARGE_KINDS)[number];

/** How a charge becomes earned, and so what a cancellation gives back of it. */
export const EARNINGS = named('ChargeEarning', ['pro_rata', 'fully_earned', 'refundable_only_flat']);
export type Earning = (typeof EARNINGS)[number];
