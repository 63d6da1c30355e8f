import {
  DateOnly,
  Factor,
  Id,
  Int,
  ListOf,
  Moment,
  MoneyText,
  OneOf,
  PageQuery,
  Text,
} from '../../platform/http/fields.js';
import { US_STATES } from '../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';
import { IMPACT_ANALYSIS_STATUSES } from './domain/impact-analysis-status.js';
import type { ImpactAnalysisStatus } from './domain/impact-analysis-status.js';
import { BUCKETS } from './domain/premium-change.js';
import { COMPARED_EDITIONS } from './domain/reprice.js';
import type { ComparedEdition } from './domain/reprice.js';
import { MOST_AFFECTED } from './domain/tally.js';

const LARGEST = 2_147_483_647;
const COUNT = { min: 0, max: LARGEST, example: 1000 } as const;
const CHANGE = { min: '-999999999999.99', example: '-12.50' } as const;
const PERCENT = { min: '-999999999999', example: '-4.25' } as const;

export class StartImpactAnalysisRequest {
  @Id({
    description: 'The edition to try, in any status but withdrawn. Its plan says whose policies are rated.',
  })
  readonly candidateEditionId!: string;

  @Id({
    optional: true,
    nullable: true,
    description:
      'The edition of the same plan to compare with; left out, each policy is compared with that of its own term.',
  })
  readonly baselineEditionId?: string | null;

  @DateOnly({
    optional: true,
    description: 'Only policies whose term covers this day; today in the state of the plan unless told.',
  })
  readonly inForceOn?: string;
}

export class CancelImpactAnalysisRequest {
  @Text({ max: 500, example: 'The candidate has a wrong territory table.' })
  readonly reason!: string;
}

export class ImpactAnalysisSearchQuery extends PageQuery {
  @Id({ optional: true })
  readonly candidateEditionId?: string;

  @OneOf(IMPACT_ANALYSIS_STATUSES, { optional: true })
  readonly status?: ImpactAnalysisStatus;
}

export class ImpactAnalysisResponse {
  @Id() readonly id!: string;
  @OneOf(IMPACT_ANALYSIS_STATUSES) readonly status!: ImpactAnalysisStatus;
  @Text({ max: 500, nullable: true, description: 'Why it was canceled or failed.' })
  readonly reason!: string | null;
  @Id() readonly candidateEditionId!: string;
  @Text({ max: 60, example: '2026-07' }) readonly candidateLabel!: string;
  @Text({
    max: 64,
    description: 'What the candidate said when this was asked for; a job never mixes two contents.',
  })
  readonly candidateHash!: string;
  @Id({ nullable: true, description: 'Null: each policy is compared with the edition of its own term.' })
  readonly baselineEditionId!: string | null;
  @Text({ max: 60, nullable: true }) readonly baselineLabel!: string | null;
  @Id() readonly planId!: string;
  @Text({ max: 60, example: 'homeowners-oh' }) readonly planCode!: string;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @DateOnly() readonly inForceOn!: string;
  @DateOnly({ description: 'The day by which dates are judged to lie in the past.' })
  readonly ratedOn!: string;
  @Int({ ...COUNT, description: 'Policies done so far.' }) readonly done!: number;
  @Int({ ...COUNT, nullable: true, description: 'Policies in all; null until they are counted.' })
  readonly total!: number | null;
  @Int({ min: 0, max: 100, example: 42 }) readonly percent!: number;
  @Int({ ...COUNT, nullable: true, description: 'Over the time that workers were at it.' })
  readonly policiesPerSecond!: number | null;
  @Int({
    ...COUNT,
    nullable: true,
    description: 'At that rate; null before the first batch and after the last.',
  })
  readonly secondsLeft!: number | null;
  @Int({ ...COUNT, description: 'Policies done that one of the editions cannot rate.' })
  readonly errors!: number;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Moment({ nullable: true }) readonly startedAt!: string | null;
  @Moment({ nullable: true }) readonly endedAt!: string | null;
  @Int({
    min: 1,
    max: LARGEST,
    example: 1,
    description: 'Changes with the status, not with the progress, so that If-Match can be met while it runs.',
  })
  readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class BucketResponse {
  @Factor({ ...PERCENT, nullable: true, description: 'Null: no limit.' }) readonly fromPercent!:
    string | null;
  @Factor({ ...PERCENT, nullable: true, description: 'Null: no limit.' }) readonly toPercent!: string | null;
  @Int(COUNT) readonly policies!: number;
}

export class ErrorReasonResponse {
  @OneOf(COMPARED_EDITIONS, { description: 'Which edition cannot rate; the candidate when neither can.' })
  readonly edition!: ComparedEdition;
  @Text({ max: 100, example: 'rating.invalid-risk' }) readonly code!: string;
  @Text({
    max: 500,
    min: 0,
    example: '/propertyInfo/roofAge',
    description: 'Into the risk; `*` stands for any position in a list.',
  })
  readonly pointer!: string;
  @Text({ max: 1000, example: 'is required', description: 'As the first policy had it.' })
  readonly detail!: string;
  @Int(COUNT) readonly policies!: number;
}

export class AffectedPolicyResponse {
  @Id() readonly policyId!: string;
  @Text({ max: 40, example: 'POL-2026-0000001-01' }) readonly policyNumber!: string;
  @MoneyText() readonly oldTotal!: string;
  @MoneyText() readonly newTotal!: string;
  @MoneyText(CHANGE) readonly change!: string;
  @Factor(PERCENT) readonly changePercent!: string;
}

export class ImpactAnalysisResultResponse {
  @Id() readonly bookRatingId!: string;
  @Int(COUNT) readonly policies!: number;
  @Int({ ...COUNT, description: 'With a price on both editions; all figures below are about these.' })
  readonly rated!: number;
  @Int(COUNT) readonly errors!: number;
  @MoneyText() readonly oldTotal!: string;
  @MoneyText() readonly newTotal!: string;
  @MoneyText(CHANGE) readonly change!: string;
  @Factor({ ...PERCENT, nullable: true }) readonly changePercent!: string | null;
  @MoneyText({ nullable: true }) readonly oldAverage!: string | null;
  @MoneyText({ nullable: true }) readonly newAverage!: string | null;
  @Int(COUNT) readonly raised!: number;
  @Int(COUNT) readonly lowered!: number;
  @Int(COUNT) readonly unchanged!: number;
  @Int({
    ...COUNT,
    description: 'Policies that cost nothing before, which no percentage and no bucket fits.',
  })
  readonly withoutOldPremium!: number;
  @MoneyText({ ...CHANGE, nullable: true }) readonly smallestChange!: string | null;
  @MoneyText({ ...CHANGE, nullable: true }) readonly largestChange!: string | null;
  @Factor({ ...PERCENT, nullable: true }) readonly smallestChangePercent!: string | null;
  @Factor({ ...PERCENT, nullable: true }) readonly largestChangePercent!: string | null;

  @ListOf(() => BucketResponse, {
    min: BUCKETS.length,
    max: BUCKETS.length,
    description:
      'Policies by percent of change, from the deepest fall to the steepest rise; 0 to 0 are the unchanged. The edge that is farther from zero belongs to a bucket.',
  })
  readonly histogram!: readonly BucketResponse[];

  @ListOf(() => ErrorReasonResponse, { max: 200, description: 'The most frequent first.' })
  readonly errorReasons!: readonly ErrorReasonResponse[];

  @ListOf(() => AffectedPolicyResponse, { max: MOST_AFFECTED, description: 'By percent, then by dollars.' })
  readonly mostRaised!: readonly AffectedPolicyResponse[];

  @ListOf(() => AffectedPolicyResponse, { max: MOST_AFFECTED, description: 'By percent, then by dollars.' })
  readonly mostLowered!: readonly AffectedPolicyResponse[];
}
