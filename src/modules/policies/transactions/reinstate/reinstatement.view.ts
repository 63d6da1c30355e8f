import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { LaterEntryView } from '../endorse/endorsement.view.js';
import type { PolicyChargeView } from '../../policies.view.js';

/** Premiums are those of the whole term, in US dollars. */
export interface ReinstatementPreview {
  readonly policyVersion: number;
  readonly effectiveOn: CalendarDate;
  readonly cancelledOn: CalendarDate;
  readonly hasLapse: boolean;
  readonly premiumBefore: string;
  readonly premiumAfter: string;
  readonly premiumChange: string;
  readonly charges: readonly PolicyChargeView[];
  /** Entries that the cancellation had taken back and that are booked again. */
  readonly restored: readonly LaterEntryView[];
}
