import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { RefundMethod } from '../../domain/retention.js';
import type { LaterEntryView } from '../endorse/endorsement.view.js';
import type { PolicyChargeView } from '../../policies.view.js';
import { amountOf } from '../../ledger/premium.js';
import type { CancellationReason, Requester } from './domain/cancellation-reason.js';
import type { CancellationFigures } from './domain/figures.js';

/** In US dollars. `earned`, `retained` and `feesKept` add up to what the term then costs. */
export interface CancellationFiguresView {
  readonly earned: string;
  readonly retained: string;
  readonly feesKept: string;
  readonly refund: string;
}

export interface CancellationPreview extends CancellationFiguresView {
  readonly policyVersion: number;
  readonly effectiveOn: CalendarDate;
  readonly requestedBy: Requester;
  readonly reason: CancellationReason;
  readonly isScheduled: boolean;
  readonly refundMethod: RefundMethod;
  readonly refundCitation: string | null;
  readonly isFreeLook: boolean;
  readonly earliestEffectiveOn: CalendarDate;
  readonly noticeDays: number | null;
  readonly noticeCitation: string | null;
  readonly isInUnderwritingPeriod: boolean;
  readonly isExplanationOwed: boolean;
  readonly premiumBefore: string;
  readonly premiumAfter: string;
  /** Offset and onset rows as they would be booked. */
  readonly charges: readonly PolicyChargeView[];
  /** Entries that would be reversed, and come back only with a reinstatement without lapse. */
  readonly later: readonly LaterEntryView[];
}

export const CANCELLATION_STATES = ['none', 'scheduled', 'cancelled'] as const;
export type CancellationState = (typeof CANCELLATION_STATES)[number];

/** How a policy stands with its cancellation, and what is, or will be, given back. */
export interface CancellationView extends CancellationFiguresView {
  readonly policyId: string;
  readonly state: CancellationState;
  readonly effectiveOn: CalendarDate | null;
  readonly requestedBy: Requester | null;
  readonly reason: CancellationReason | null;
  readonly explanation: string | null;
  readonly note: string | null;
  readonly refundMethod: RefundMethod | null;
  readonly refundCitation: string | null;
  readonly isFreeLook: boolean;
  readonly noticeDays: number | null;
  readonly noticeCitation: string | null;
  readonly stands: boolean;
}

export function figuresView({
  earned,
  retained,
  feesKept,
  refund,
}: CancellationFigures): CancellationFiguresView {
  return {
    earned: amountOf(earned),
    retained: amountOf(retained),
    feesKept: amountOf(feesKept),
    refund: amountOf(refund),
  };
}
