import type { CalendarDate } from '../../../../../shared/calendar-date.js';
import { addDays } from '../../../../../shared/calendar-date.js';
import type { Canceling, RefundRule } from './refund-method.js';

/** For how many days a state lets an insured look at a new policy and return it for all that was paid. */
export interface FreeLookFact {
  readonly days: number;
  readonly citation: string;
}

interface NewPolicy {
  readonly boundOn: CalendarDate;
  readonly effectiveDate: CalendarDate;
}

/**
 * Null where the policy is not returned by its insured within the days. Coverage ends on the day asked for: a loss before
 * it stays covered. Where a contract says that a returned policy is void, its first day is asked for.
 */
export function freeLookRule(
  fact: FreeLookFact | null,
  policy: NewPolicy,
  { requestedBy, effectiveOn }: Canceling,
  today: CalendarDate,
): RefundRule | null {
  if (!fact || requestedBy !== 'insured') return null;
  const ends = freeLookEnds(fact, policy);
  if (today > ends || effectiveOn > ends) return null;
  return { method: 'flat', citation: fact.citation, isFreeLook: true };
}

/**
 * The last day on which a policy may be returned. The days run from when there is both a policy and coverage: the day of
 * binding is taken for that of delivery, and neither it nor the first day of coverage counts.
 */
export function freeLookEnds({ days }: FreeLookFact, { boundOn, effectiveDate }: NewPolicy): CalendarDate {
  return addDays(boundOn > effectiveDate ? boundOn : effectiveDate, days);
}
