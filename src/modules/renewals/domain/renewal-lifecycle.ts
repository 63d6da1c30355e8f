import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { RatingFault, UnderwritingDecision } from '../../rating/index.js';
import type { Hindrance, RenewableTerm } from '../../policies/index.js';
import { hindranceTo } from '../../policies/index.js';
import type { RenewalStatus } from './renewal-status.js';
import { isOpen } from './renewal-status.js';

/** Days before the expiration on which a renewal is prepared, and on which it is offered at the latest. */
export interface RenewalTiming {
  readonly prepare: number;
  readonly offer: number;
}

/** Where a state has recorded nothing of its own. */
export const COMPANY_TIMING: RenewalTiming = { prepare: 45, offer: 35 };

/** A term as its renewal follows from it. */
export interface RenewingTerm extends RenewableTerm {
  readonly effectiveDate: CalendarDate;
  readonly rowVersion: number;
}

/** A renewal as far as its course goes. */
export interface KnownRenewal {
  readonly status: RenewalStatus;
  readonly policyVersion: number;
  readonly ratedOn: CalendarDate | null;
  readonly approvedCodes: readonly string[];
  readonly offeredAt: string | null;
  readonly fault: Pick<RatingFault, 'code'> | null;
}

/** Somebody may be on the list of sanctions: nothing is issued, and nothing lapses by itself. */
export const LISTED = 'sanctions.possible-match';

/** What the job does with a term on a day: rates its renewal (again), lets it lapse, or nothing. */
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

/** What nobody has decided about the term is shown as a renewal that is blocked, so that somebody looks at it. */
function isWorthKeeping(hindrance: Hindrance | null): boolean {
  return hindrance === null || hindrance === 'policies.customer-gone';
}

/** The code under which a renewal without a comparison is referred: nothing was capped, so somebody should look. */
export const NOT_COMPARED = 'not-compared';

/** Reasons for which an underwriter has to look at a renewal, by their codes. */
export function referralCodes(
  { reasons }: UnderwritingDecision,
  notCompared: RatingFault | null,
): readonly string[] {
  const codes = reasons.filter(({ outcome }) => outcome !== 'accept').map(({ code }) => code);
  return notCompared === null ? codes : [...codes, NOT_COMPARED];
}

/** Where a rated renewal stands. One that was offered before stays so, if nothing new refers it. */
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
