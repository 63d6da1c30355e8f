import {
  Bool,
  DateOnly,
  Factor,
  Id,
  Int,
  JsonObject,
  ListOfText,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { BlockingPoint } from '../../rating/index.js';
import { BLOCKING_POINTS } from '../../rating/index.js';
import type { UsedReport, UsedScore } from '../domain/adverse-action.js';
import { MOST_REASONS } from '../domain/adverse-action.js';
import type { Basis, Subject, Validity } from '../domain/issue.js';
import { BASES, SUBJECT_TYPES, VALIDITIES } from '../domain/issue.js';
import type { IssueStatus } from '../domain/issue-status.js';
import { ISSUE_STATUSES } from '../domain/issue-status.js';

/** The user who has claimed the referral. */
const CLAIMS = ['mine', 'others', 'nobody'] as const;
export type Claim = (typeof CLAIMS)[number];

const REASON = { max: 1000, example: 'Inspected last spring: wiring and roof are new' } as const;
const WORSE = ['higher', 'lower'] as const;
const OPEN = { optional: true, nullable: true } as const;
const SCORE = { min: '-999999', max: '999999', example: '610' } as const;

export class IssueSearchQuery extends PageQuery {
  @OneOf(ISSUE_STATUSES, { optional: true, description: '`open` unless told: the work queue.' })
  readonly status: IssueStatus = 'open';
  @OneOf(CLAIMS, { optional: true, description: 'Who has claimed it.' })
  readonly claimedBy?: Claim;
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @Reference({ max: 60, optional: true, description: 'What it takes to approve it.' })
  readonly authority?: string;
  @Id({ optional: true }) readonly quoteId?: string;
  @Int({ min: 0, max: 3650, optional: true, description: 'Raised at least so many days ago.' })
  readonly minAgeDays?: number;
}

export class ApproveIssueRequest {
  @Text(REASON) readonly reason!: string;
  @OneOf(VALIDITIES, {
    example: 'end_of_term',
    description: 'Until the risk is changed next, until the term ends, or until a day.',
  })
  readonly validity!: Validity;
  @DateOnly({ ...OPEN, description: 'The last day, with `until`.' }) readonly validUntil?: string | null;
  @OneOf(BLOCKING_POINTS, {
    optional: true,
    description: 'The last point that it opens; `issue` unless told.',
  })
  readonly validThrough?: BlockingPoint;
  @Factor({
    ...OPEN,
    max: '100',
    example: '10',
    description: 'By how many percent the measured value may get worse without asking again.',
  })
  readonly offsetPercent?: string | null;
}

export class UsedScoreRequest implements UsedScore {
  @Factor(SCORE) readonly score!: string;
  @Factor({ ...SCORE, example: '300' }) readonly scoreMin!: string;
  @Factor({ ...SCORE, example: '850' }) readonly scoreMax!: string;
  @DateOnly({ description: 'When it was made.' }) readonly scoreDate!: string;
  @Text({ max: 200, description: 'Who made it.' }) readonly scoreSource!: string;
}

export class UsedReportRequest implements UsedReport {
  @Reference({
    max: 60,
    optional: true,
    description: 'The agency that made it; the default one unless told.',
  })
  readonly agencyCode?: string;
  @Nested(() => UsedScoreRequest, OPEN) readonly score?: UsedScoreRequest | null;
  @Bool({ optional: true, description: 'Whether the number of inquiries mattered to the score.' })
  readonly inquiriesMattered?: boolean;
}

export class DeclineIssueRequest {
  @Text({ ...REASON, description: 'For the file.' }) readonly reason!: string;
  @ListOfText({
    min: 1,
    max: MOST_REASONS,
    item: { max: 300 },
    example: ['The roof is older than twenty years.'],
    description: 'For the consumer: the main reasons in plain words, the weightiest first.',
  })
  readonly consumerReasons!: readonly string[];
  @Nested(() => UsedReportRequest, { ...OPEN, description: 'A consumer report on which the decision rests.' })
  readonly report?: UsedReportRequest | null;
}

export class ReopenIssueRequest {
  @Text(REASON) readonly reason!: string;
}

export class IssueResponse {
  @Id() readonly id!: string;
  @OneOf(SUBJECT_TYPES) readonly subjectType!: Subject['type'];
  @Id() readonly subjectId!: string;
  @Text({ max: 40, nullable: true, example: 'QUOT-2026-0000001' }) readonly reference!: string | null;
  @Text({ max: 20, nullable: true, example: 'BND' }) readonly companyCode!: string | null;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 60, description: 'The rule of the manual.' }) readonly code!: string;
  @Text({ max: 200 }) readonly title!: string;
  @OneOf(BLOCKING_POINTS, { nullable: true, description: 'Null: the rule declines.' })
  readonly blocks!: BlockingPoint | null;
  @Text({ max: 60, nullable: true, description: 'What it takes to approve it.' }) readonly authority!:
    string | null;
  @JsonObject({ description: 'What the rule read, by the paths of the manual.' })
  readonly facts!: Readonly<Record<string, unknown>>;
  @Factor({ nullable: true, description: 'The number that the rule compared with a limit.' })
  readonly value!: string | null;
  @OneOf(WORSE, { nullable: true, description: 'Which way the value gets worse.' })
  readonly worse!: (typeof WORSE)[number] | null;
  @OneOf(ISSUE_STATUSES) readonly status!: IssueStatus;
  @Id({ nullable: true }) readonly claimedBy!: string | null;
  @Moment({ nullable: true }) readonly claimedAt!: string | null;
  @OneOf(BASES, {
    nullable: true,
    description:
      'On what the decision rests: a person, the authority of who asked, an approval of before, a rule.',
  })
  readonly basis!: Basis | null;
  @Id({ nullable: true }) readonly decidedBy!: string | null;
  @Moment({ nullable: true }) readonly decidedAt!: string | null;
  @Text({ ...REASON, nullable: true }) readonly reason!: string | null;
  @OneOf(BLOCKING_POINTS, { nullable: true }) readonly validThrough!: BlockingPoint | null;
  @OneOf(VALIDITIES, { nullable: true }) readonly validity!: Validity | null;
  @DateOnly({ nullable: true }) readonly validUntil!: string | null;
  @Factor({ nullable: true }) readonly offsetPercent!: string | null;
  @Id({ nullable: true, description: 'The approval that was carried over.' }) readonly carriedFrom!:
    string | null;
  @Id({ nullable: true, description: 'Whose business it is; null for the system.' }) readonly raisedBy!:
    string | null;
  @Bool({
    description: 'Its rule read a consumer report, or held because of one: a decline rests on that report.',
  })
  readonly usesReport!: boolean;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}
