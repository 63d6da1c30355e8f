import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { RatingFault, UnderwritingDecision } from '../../rating/index.js';
import type { Hindrance, RenewableTerm } from '../../policies/index.js';
import { hindranceTo } from '../../policies/index.js';
import type { RenewalStatus } from './renewal-status.js';
import { isOpen } from './renewal-status.js';

/** Days before the expiration: `prepare` begins the renewal, `offer` is the latest day for offering it. */
export interface RenewalTiming {
  readonly prepare: number;
  readonly offer: number;
}

/** Used where a state has no rule of its own. */
export const COMPANY_TIMING: RenewalTiming = { prepare: 45, offer: 35 };

/** The fields of a term that decide about its renewal. */
export interface RenewingTerm extends RenewableTerm {
  readonly effectiveDate: CalendarDate;
  readonly rowVersion: number;
}

/** The fields of a renewal that decide about its next step. */
export interface KnownRenewal {
  readonly status: RenewalStatus;
  readonly policyVersion: number;
  readonly ratedOn: CalendarDate | null;
  readonly approvedCodes: readonly string[];
  readonly offeredAt: string | null;
  readonly fault: Pick<RatingFault, 'code'> | null;
}

/** Code of a possible match with the list of sanctions: nothing is issued, and nothing lapses by itself. */
export const LISTED = 'sanctions.possible-match';

/** What the job does with a term on a day: `rate` prices its renewal (again), `lapse` lets it lapse, null does nothing. */
export function stepOn(
  term: RenewingTerm,
  renewal: KnownRenewal | null,
  today: CalendarDate,
  timing: RenewalTiming,
): 'rate' | 'lapse' | null {
  if (renewal === null) {
    const isDue = term.effectiveDate <= today && preparedFrom(term, timing) <= today;
    return isDue && isWorthKeeping(hindranceTo(term, today)) ? 'rate' : null;
  }
  if (!isOpen(renewal.status)) return null;
  if (term.expirationDate <= today) {
    if (renewal.fault?.code !== LISTED) return 'lapse';
    return renewal.ratedOn === today ? null : 'rate';
  }
  if (renewal.policyVersion !== term.rowVersion) return 'rate';
  if (renewal.status === 'blocked') return renewal.ratedOn === today ? null : 'rate';
  return renewal.status === 'prepared' && isWithin(timing.offer, term, today) ? 'rate' : null;
}

/** The first day on which the renewal is prepared. */
export function preparedFrom(
  { expirationDate }: Pick<RenewingTerm, 'expirationDate'>,
  { prepare }: RenewalTiming,
): CalendarDate {
  return addDays(expirationDate, -prepare);
}

/**
 * True for a term to renew, and for one whose customer is gone: this is kept as a blocked renewal, so that somebody looks at
 * it.
 */
function isWorthKeeping(hindrance: Hindrance | null): boolean {
  return hindrance === null || hindrance === 'policies.customer-gone';
}

/** Code that refers a renewal rated without a comparison: nothing was capped, so an underwriter should look. */
export const NOT_COMPARED = 'not-compared';

/** Codes of the reasons for which an underwriter has to look at a renewal. */
export function referralCodes(
  { reasons }: UnderwritingDecision,
  notCompared: RatingFault | null,
): readonly string[] {
  const codes = reasons.filter(({ outcome }) => outcome !== 'accept').map(({ code }) => code);
  return notCompared === null ? codes : [...codes, NOT_COMPARED];
}

/** The status of a rated renewal. One that was offered stays offered unless something new refers it. */
export function statusOfRated(
  term: RenewingTerm,
  renewal: Pick<KnownRenewal, 'approvedCodes' | 'offeredAt'> | null,
  codes: readonly string[],
  today: CalendarDate,
  timing: RenewalTiming,
): 'prepared' | 'referred' | 'offered' {
  const approved = renewal?.approvedCodes ?? [];
  if (codes.some((code) => !approved.includes(code))) return 'referred';
  const isOut = (renewal?.offeredAt ?? null) !== null;
  return isOut || isWithin(timing.offer, term, today) ? 'offered' : 'prepared';
}

function isWithin(
  days: number,
  { expirationDate }: Pick<RenewingTerm, 'expirationDate'>,
  today: CalendarDate,
): boolean {
  return addDays(expirationDate, -days) <= today;
}
