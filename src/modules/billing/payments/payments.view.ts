import type { CalendarDate } from '../../../shared/calendar-date.js';

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

export interface PaymentView {
  readonly id: string;
  readonly accountId: string;
  readonly source: string;
  readonly externalReference: string;
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly receivedOn: CalendarDate;
  readonly note: string | null;
  readonly status: (typeof PAYMENT_STATUSES)[number];
  readonly recordedBy: string | null;
  readonly reversedOn: CalendarDate | null;
  readonly reversalKind: ReversalKind | null;
  readonly reversalReason: string | null;
  readonly reversedBy: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
