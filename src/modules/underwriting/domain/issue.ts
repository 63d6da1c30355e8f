import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { BlockingPoint, Trigger } from '../../rating/index.js';
import { BLOCKING_POINTS } from '../../rating/index.js';
import type { IssueStatus } from './issue-status.js';
import { named } from '../../../shared/named-list.js';

export const SUBJECT_TYPES = named('UnderwritingSubjectType', ['quote', 'policy_transaction']);

/** What an issue is about. A transaction of a policy may not be booked yet: its id is chosen before. */
export interface Subject {
  readonly type: (typeof SUBJECT_TYPES)[number];
  readonly id: string;
}

export const VALIDITIES = named('ApprovalValidity', ['next_change', 'end_of_term', 'until']);
export type Validity = (typeof VALIDITIES)[number];

/** How far and how long an approval holds. */
export interface ApprovalTerms {
  /** The last blocking point that the approval covers. */
  readonly validThrough: BlockingPoint;
  readonly validity: Validity;
  /** The last day of an approval that holds until a day. */
  readonly validUntil: CalendarDate | null;
  /** By how many percent the value may get worse without a new approval. */
  readonly offsetPercent: string | null;
}

/** `person`: an underwriter; `authority`: the quoting user has it; `carried`: an earlier approval; `rule`: the manual. */
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
  /** Its rule used a consumer report. */
  readonly usesReport: boolean;
}

/** The part of an issue that decides whether it blocks a point. */
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
