import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addMonths } from '../../../../shared/calendar-date.js';
import { named } from '../../../../shared/named-list.js';

export const MANNERS_OF_DEATH = named('MannerOfDeath', [
  'natural',
  'accident',
  'suicide',
  'homicide',
  'undetermined',
  'pending',
]);
export type MannerOfDeath = (typeof MANNERS_OF_DEATH)[number];

/** Why somebody looks into a contract before it pays; none of them denies anything. */
export const REVIEW_REASONS = named('DeathReviewReason', [
  'contestable_period',
  'suicide_period',
  'homicide',
  'manner_pending',
]);
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const REVIEWS = named('DeathReview', ['none', 'open', 'payable', 'contested']);
export type Review = (typeof REVIEWS)[number];

export const PERIODS = named('LifePeriod', ['contestability', 'suicide']);

/** A period from issue, or from a reinstatement after a lapse. */
export interface DeathPeriod {
  readonly kind: (typeof PERIODS)[number];
  readonly since: CalendarDate;
  /** The first day after it; null: nobody has entered what the state says. */
  readonly until: CalendarDate | null;
  readonly citation: string | null;
  readonly isWithin: boolean | null;
}

export function periodOf(
  kind: DeathPeriod['kind'],
  since: CalendarDate,
  diedOn: CalendarDate,
  law: { readonly months: number; readonly citation: string } | null,
): DeathPeriod {
  if (law === null) return { kind, since, until: null, citation: null, isWithin: null };
  const until = addMonths(since, law.months);
  return { kind, since, until, citation: law.citation, isWithin: diedOn < until };
}

export function reviewReasons(
  manner: MannerOfDeath,
  periods: readonly DeathPeriod[],
): readonly ReviewReason[] {
  const isWithin = (kind: DeathPeriod['kind']): boolean =>
    periods.some((each) => each.kind === kind && each.isWithin === true);
  return [
    ...(isWithin('contestability') ? (['contestable_period'] as const) : []),
    ...(manner === 'suicide' && isWithin('suicide') ? (['suicide_period'] as const) : []),
    ...(manner === 'homicide' ? (['homicide'] as const) : []),
    ...(manner === 'pending' ? (['manner_pending'] as const) : []),
  ];
}

/** What was found stands as long as nothing new has to be looked into. */
export function reviewAfter(
  before: { readonly review: Review; readonly reasons: readonly ReviewReason[] } | null,
  reasons: readonly ReviewReason[],
): Review {
  if (reasons.length === 0) return 'none';
  if (!before || before.review === 'none') return 'open';
  return reasons.every((reason) => before.reasons.includes(reason)) ? before.review : 'open';
}
