import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { ExactInteger } from '../../../shared/exact-integer.js';
import { multiply, subtract } from '../../../shared/exact-integer.js';
import { divideRounded } from '../../../shared/rounding.js';
import { daysIn } from './day-count.js';
import type { Layer, RatedTerm } from './proration.js';
import { premiumCentDays } from './proration.js';
import { shortRatePercent } from './short-rate-table.js';
import { named } from '../../../shared/named-list.js';

/**
 * What a cancellation gives back: all of it; the unearned part; 90% of that; what the customary table leaves; nothing.
 * Which one applies is dated data of a state and product, by who asked and why.
 */
export const REFUND_METHODS = named('CancellationRefundMethod', [
  'flat',
  'pro_rata',
  'ninety_percent',
  'day_table',
  'none',
]);
export type RefundMethod = (typeof REFUND_METHODS)[number];

const YEAR = 365;

/**
 * What the insurer keeps beyond the pro-rata part, in cents, when cover ends on a day: the pro-rata refund less the one
 * that the method gives, which is rounded once, half up to the cent. It is figured on premium and discounts; taxes go back
 * pro rata and fees do not go back.
 */
export function retainedCents(
  term: RatedTerm,
  layers: readonly Layer[],
  endsOn: CalendarDate,
  method: RefundMethod,
): number {
  if (method === 'flat' || method === 'pro_rata') return 0;
  const termDays = daysIn(term.effective, term.expiration, term.dayCount);
  const all = premiumCentDays(term, layers, term.expiration);
  const earned = premiumCentDays(term, layers, endsOn);
  const whole = rounded(all, termDays);
  const proRataRefund = whole - rounded(earned, termDays);
  if (method === 'none') return proRataRefund;
  if (method === 'ninety_percent') {
    return proRataRefund - rounded(multiply(subtract(all, earned), 9), termDays * 10);
  }
  const day = daysIn(term.effective, endsOn, term.dayCount);
  return proRataRefund - (whole - tableEarned(whole, day, termDays));
}

/** Earned by the customary table, in cents: the day of a term shorter than a year is scaled to 365 and rounded up. */
export function tableEarned(wholeCents: number, day: number, termDays: number): number {
  const ofYear = day >= termDays ? YEAR : Math.ceil((day * YEAR) / termDays);
  return rounded(multiply(wholeCents, shortRatePercent(ofYear)), 100);
}

function rounded(cents: ExactInteger, divisor: number): number {
  return Number(divideRounded(cents, divisor, 'half-up'));
}
