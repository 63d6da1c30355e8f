import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { BlockingPoint, Trigger } from '../../rating/index.js';
import { BLOCKING_POINTS } from '../../rating/index.js';
import type { IssueStatus } from './issue-status.js';
import { named } from '../../../shared/named-list.js';

export const SUBJECT_TYPES = named('UnderwritingSubjectType', ['quote', 'policy_transaction']);

/** What an issue is about. A transaction of a policy may be one that is not booked yet: its id is chosen before. */
export interface Subject {
  readonly type: (typeof SUBJECT_TYPES)[number];
  readonly id: string;
}

export const VALIDITIES = named('ApprovalValidity', ['next_change', 'end_of_term', 'until']);
export type Validity = (typeof VALIDITIES)[number];

/** How far and how long an approval holds. */
export interface ApprovalTerms {
  /** The last blocking point that it opens. */
  readonly validThrough: BlockingPoint;
  readonly validity: Validity;
  /** The last day of an approval that holds until a day. */
  readonly validUntil: CalendarDate | null;
  /** By how much the value may get worse without asking again. */
  readonly offsetPercent: string | null;
}

/** `person`: an underwriter; `authority`: whoever quoted holds it; `carried`: an approval of before; `rule`: the manual. */
export const BASES = ['person', 'authority', 'carried', 'rule'] as const;
export type Basis = (typeof BASES)[number];

/** An issue as it is written when it is raised. */
export interface RaisedIssue extends Omit<Trigger, 'code'> {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly blocks: BlockingPoint | null;
  readonly authority: string | null;
  readonly status: IssueStatus;
  readonly basis: Basis | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly terms: ApprovalTerms | null;
  readonly carriedFrom: string | null;
  /** Its rule read a consumer report, or held because of one. */
  readonly usesReport: boolean;
}

/** As much of an issue as says whether it stands in the way. */
export interface Standing {
  readonly status: IssueStatus;
  readonly blocks: BlockingPoint | null;
  readonly validThrough: BlockingPoint | null;
}

const RANK: Readonly<Record<BlockingPoint, number>> = Object.fromEntries(
  BLOCKING_POINTS.map((point, index) => [point, index]),
) as Record<BlockingPoint, number>;

export interface UnderwritingOutcome {
  readonly isDeclined: boolean;
  /** The first point that an open issue blocks; null when none is open. */
  readonly blockedAt: BlockingPoint | null;
}

/** Whether an issue stands in the way of a point: open at or before it, or approved for less than it. */
export function standsInTheWay(issue: Standing, point: BlockingPoint): boolean {
  if (issue.blocks === null || RANK[issue.blocks] > RANK[point]) return false;
  if (issue.status === 'open') return true;
  return issue.status === 'approved' && RANK[issue.validThrough ?? 'quote'] < RANK[point];
}

/** The first point that cannot be passed; null when all can. */
export function firstBlocked(issues: readonly Standing[]): BlockingPoint | null {
  return BLOCKING_POINTS.find((point) => issues.some((issue) => standsInTheWay(issue, point))) ?? null;
}

export function outcomeOf(issues: readonly RaisedIssue[]): UnderwritingOutcome {
  const isDeclined = issues.some(({ status }) => status === 'declined');
  return { isDeclined, blockedAt: firstBlocked(issues.map(standingOf)) };
}

export function standingOf({ status, blocks, terms }: RaisedIssue): Standing {
  return { status, blocks, validThrough: terms?.validThrough ?? null };
}
