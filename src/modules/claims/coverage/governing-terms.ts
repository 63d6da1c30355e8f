import { named } from '../../../shared/named-list.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { CoverView } from '../../policies/index.js';
import { NOT_COVERED_REASONS } from '../../policies/index.js';

type Promise = NonNullable<CoverView['promised']>['promises'][number];

export const LIMIT_UNSTATED = 'occurrence';

export interface GoverningLimit {
  readonly code: string;
  readonly title: string;
  readonly amount: string;
  readonly per: Promise['limits'][number]['per'];
  readonly part: string | null;
}

/** The terms of one coverage of one item, by which a loss is settled. */
export interface GoverningTerms {
  readonly code: string;
  readonly title: string;
  readonly itemId: string | null;
  readonly limits: readonly GoverningLimit[];
  readonly deductible: string | null;
  readonly loss: Promise['loss'];
  /** The first day after the waiting period, if the manual has one. */
  readonly coveredFrom: CalendarDate | null;
}

export const UNCOVERED_REASONS = named('ClaimNotCoveredReason', [
  ...NOT_COVERED_REASONS,
  'not_booked',
] as const);
export type UncoveredReason = (typeof UNCOVERED_REASONS)[number];

/**
 * Whether there is cover follows from what is known now: a cancellation or a reinstatement counts from its day,
 * whenever it was booked. The amounts are those of the policy when the loss happened: an increase that is booked
 * later is for later losses.
 */
export function governingCover(then: CoverView | null, now: CoverView): CoverView | null {
  if (now.promised === null) return null;
  return then?.promised ? then : now;
}

export function governingTerms(cover: CoverView | null): readonly GoverningTerms[] {
  const { promised, effectiveDate } = cover ?? {};
  return (promised?.coverages ?? []).flatMap((coverage) => {
    const promise = promised?.promises.find(({ code }) => code === coverage.code);
    if (!promise) return [];
    const { code, title, itemId, deductible } = coverage;
    const { waitingDays } = promise.loss;
    const coveredFrom =
      waitingDays === undefined || effectiveDate === undefined ? null : addDays(effectiveDate, waitingDays);
    const limits = coverage.limits.map((limit): GoverningLimit => {
      const stated = promise.limits.find((each) => each.code === limit.code);
      return { ...limit, per: stated?.per ?? LIMIT_UNSTATED, part: stated?.part ?? null };
    });
    return [{ code, title, itemId, limits, deductible, loss: promise.loss, coveredFrom }];
  });
}

/** The parts of a coverage, such as bodily injury and property damage; empty where it has none. */
export function partsOf({ limits }: Pick<GoverningTerms, 'limits'>): readonly string[] {
  return [...new Set(limits.flatMap(({ part }) => part ?? []))];
}
