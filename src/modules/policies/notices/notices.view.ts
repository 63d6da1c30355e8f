import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Addressee } from './domain/addressee.js';

export const NOTICE_KINDS = [
  'cancellation',
  'rescission',
  'reinstatement',
  'non_renewal',
  'renewal_offer',
  'adverse_action',
  'declaration',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_STATUSES = ['pending', 'mailed', 'returned', 'withdrawn'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** A letter to one addressee. */
export interface NoticeView {
  readonly id: string;
  readonly policyId: string;
  readonly policyNumber: string;
  readonly transactionId: string | null;
  readonly partyId: string | null;
  readonly kind: NoticeKind;
  readonly status: NoticeStatus;
  readonly addressedTo: Addressee;
  readonly documentId: string | null;
  /** The day of which it speaks. */
  readonly effectiveOn: CalendarDate | null;
  readonly noticeDays: number | null;
  /** Whether that day depends on its mailing. */
  readonly isRequired: boolean;
  readonly dueOn: CalendarDate | null;
  readonly mailedAt: string | null;
  readonly proofOfMailing: string | null;
  readonly returnedAt: string | null;
  readonly returnReason: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
