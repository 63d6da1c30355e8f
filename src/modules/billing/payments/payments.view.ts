import { named } from '../../../shared/named-list.js';

/** Only names: nothing stored here can be used to take money from anybody. */
export const PAYMENT_METHODS = named('PaymentMethod', [
  'check',
  'bank_transfer',
  'direct_debit',
  'cash',
  'money_order',
  'card_processor',
  'agency',
  'other',
]);
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const REVERSAL_KINDS = named('PaymentReversalKind', [
  'insufficient_funds',
  'stopped',
  'disputed',
  'entered_in_error',
]);
export type ReversalKind = (typeof REVERSAL_KINDS)[number];

export const PAYMENT_STATUSES = ['recorded', 'reversed'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
