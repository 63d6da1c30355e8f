import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { Requester } from '../cancel/domain/cancellation-reason.js';
import type { NonRenewalReason } from './domain/non-renewal-reason.js';

export interface NonRenewalPreview {
  readonly policyVersion: number;
  readonly expirationDate: CalendarDate;
  readonly requestedBy: Requester;
  readonly reason: NonRenewalReason;
  /** Owed by the insurer; null where the insured asks. */
  readonly noticeDays: number | null;
  readonly noticeCitation: string | null;
  /** The last day on which the notice is mailed in time. */
  readonly mailBy: CalendarDate | null;
  readonly isExplanationOwed: boolean;
  readonly isTooLate: boolean;
  /** Whether a renewal that is prepared or offered would be given up. */
  readonly endsRenewal: boolean;
}

/** Whether a policy ends with its term for good, and how that stands. */
export interface NonRenewalView {
  readonly policyId: string;
  readonly isNonRenewed: boolean;
  readonly expirationDate: CalendarDate;
  readonly requestedBy: Requester | null;
  readonly reason: NonRenewalReason | null;
  readonly explanation: string | null;
  readonly note: string | null;
  readonly noticeDays: number | null;
  readonly noticeCitation: string | null;
  readonly mailBy: CalendarDate | null;
  /** Whether every notice that is owed was mailed in time, or none is owed. */
  readonly stands: boolean;
}
