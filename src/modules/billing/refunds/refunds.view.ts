import type { CalendarDate } from '../../../shared/calendar-date.js';

/** requested, then approved or rejected by somebody else, then executed. */
export const REFUND_STATUSES = ['requested', 'approved', 'rejected', 'executed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export const REFUND_METHODS = ['check', 'bank_transfer', 'cash', 'money_order', 'other'] as const;
export type RefundMethod = (typeof REFUND_METHODS)[number];

export interface RefundView {
  readonly id: string;
  readonly accountId: string;
  readonly amount: string;
  readonly status: RefundStatus;
  readonly reason: string;
  readonly requestedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly method: RefundMethod | null;
  /** Under which the money can be found where it went. */
  readonly reference: string | null;
  readonly executedBy: string | null;
  readonly executedAt: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How staff has paid: what they enter when the money is on its way. */
export interface PaidBy {
  readonly method: RefundMethod;
  readonly reference: string;
  readonly paidOn: CalendarDate;
}
