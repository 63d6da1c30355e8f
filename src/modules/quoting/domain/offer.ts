import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays, addMonths, daysBetween } from '../../../shared/calendar-date.js';
import type { UnderwritingDecision } from '../../rating/index.js';
import type { QuoteStatus } from './quote-status.js';

/** Days for which the price of a quote is held, also when an edition changes meanwhile. */
export const VALID_DAYS = 30;
const EARLIEST_DAYS_BACK = 30;
const LATEST_DAYS_AHEAD = 180;

export function expirationOf(effective: CalendarDate, termMonths: number): CalendarDate {
  return addMonths(effective, termMonths);
}

/** The end of the last valid day, counted in whole days of 24 hours from the moment of quoting. */
export function validUntil(quotedAt: Date): Date {
  return new Date(quotedAt.getTime() + VALID_DAYS * 86_400_000);
}

/** Cover may be quoted back-dated a little, for underwriters to decide on, and ahead as far as editions are filed. */
export function isWithinReach(effective: CalendarDate, today: CalendarDate): boolean {
  const days = daysBetween(today, effective);
  return -EARLIEST_DAYS_BACK <= days && days <= LATEST_DAYS_AHEAD;
}

export function earliestEffective(today: CalendarDate): CalendarDate {
  return addDays(today, -EARLIEST_DAYS_BACK);
}

export function latestEffective(today: CalendarDate): CalendarDate {
  return addDays(today, LATEST_DAYS_AHEAD);
}

/** A referral that blocks the quote itself keeps it a draft; one that blocks binding or issue still lets the price be shown. */
export function statusAfterRating(decision: UnderwritingDecision): QuoteStatus {
  if (decision.outcome === 'decline') return 'declined';
  const blocked = decision.reasons.some((reason) => reason.blockingPoint === 'quote');
  return decision.outcome === 'refer' && blocked ? 'draft' : 'quoted';
}
