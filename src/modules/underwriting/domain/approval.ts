import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Decimal } from '../../../shared/decimal.js';
import type { Trigger } from '../../rating/index.js';
import type { ApprovalTerms } from './issue.js';

/** An approval that was given for the version before. */
export interface GivenApproval extends ApprovalTerms, Trigger {
  readonly id: string;
  readonly authority: string;
  readonly decidedBy: string | null;
  readonly reason: string;
  /** The approval was given for this change only. */
  readonly isForThis?: boolean;
}

const HUNDRED = Decimal.parse('100');

/** Who asks again, for which authority, and when. */
export interface NewEvaluation {
  readonly authority: string;
  readonly raisedBy: string | null;
  readonly today: CalendarDate;
}

/**
 * Whether an approval still covers what a rule finds now: it has not expired, and the value is no worse than the
 * approved one by more than the offset. A rule without a value must find the same facts. The offset is not for the
 * person who gave the approval, on business of their own.
 */
export function covers(
  approval: GivenApproval,
  found: Trigger,
  { authority, raisedBy, today }: NewEvaluation,
): boolean {
  if (approval.code !== found.code || approval.authority !== authority) return false;
  if (!stillHolds(approval, today)) return false;
  if (approval.value === null || found.value === null || approval.worse !== found.worse)
    return approval.value === found.value && sameFacts(approval.facts, found.facts);
  const isOwn = approval.decidedBy !== null && approval.decidedBy === raisedBy;
  return isWithinOffset(isOwn ? { ...approval, offsetPercent: null } : approval, found.value);
}

/** An approval until the next change is for one version only. */
function stillHolds(
  { validity, validUntil, isForThis = false }: GivenApproval,
  today: CalendarDate,
): boolean {
  if (validity === 'next_change') return isForThis;
  return validity === 'end_of_term' || (validUntil !== null && today <= validUntil);
}

function isWithinOffset({ value, worse, offsetPercent }: GivenApproval, found: string): boolean {
  const approved = Decimal.parse(value ?? '0');
  const size = approved.isNegative ? approved.negated() : approved;
  // Both sides are multiplied by a hundred, so that no percentage has to be rounded.
  const room = size.times(Decimal.parse(offsetPercent ?? '0'));
  const [was, is] = [approved.times(HUNDRED), Decimal.parse(found).times(HUNDRED)];
  return worse === 'higher' ? is.compare(was.plus(room)) <= 0 : is.compare(was.minus(room)) >= 0;
}

function sameFacts(one: Trigger['facts'], other: Trigger['facts']): boolean {
  const text = (facts: Trigger['facts']): string =>
    JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}
