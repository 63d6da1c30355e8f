import {
  DateOnly,
  Factor,
  Id,
  Int,
  JsonObject,
  ListOf,
  Moment,
  OneOf,
  PageQuery,
  Text,
} from '../../../platform/http/fields.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import { MODEL_STATUSES } from '../domain/model-status.js';
import type { ModelStatus } from '../domain/model-status.js';
import { SCORE_TARGETS } from '../domain/definition.js';
import type { ScoreTarget } from '../domain/definition.js';
import { named } from '../../../shared/named-list.js';
import type { ScoreReferralState } from './quote-score.entity.js';

export const SCORE_REFERRALS = named('ScoreReferral', ['none', 'due', 'referred', 'ended']);

export class ContributorResponse {
  @Text({ max: 60, example: 'driver.youngestAge' }) readonly variable!: string;
  @Text({ max: 200 }) readonly title!: string;
  @Text({ max: 60, nullable: true, description: 'What the quote says, as text; null where it does not say.' })
  readonly value!: string | null;
  @Int({
    min: -1,
    max: 50,
    description: 'Its place among the bins of the variable; -1 where the quote does not say.',
  })
  readonly bin!: number;
  @Text({ max: 60, example: '0.268158', description: 'As the model adds it up.' }) readonly points!: string;
  @Text({
    max: 60,
    example: '0.42',
    description: 'Above the average of the training data; the reasons are in this order.',
  })
  readonly raises!: string;
}

export class QuoteScoreResponse {
  @Id() readonly id!: string;
  @Id() readonly modelId!: string;
  @Text({ max: 60 }) readonly modelCode!: string;
  @Int({ min: 1, max: 2_147_483_647 }) readonly modelNumber!: number;
  @OneOf(MODEL_STATUSES, { description: 'Of the model, now.' }) readonly modelStatus!: ModelStatus;
  @OneOf(SCORE_TARGETS) readonly target!: ScoreTarget;
  @Id() readonly quoteId!: string;
  @Factor({
    max: '1',
    nullable: true,
    example: '0.1926',
    description: 'From 0.0000 to 1.0000; null where there is none.',
  })
  readonly score!: string | null;
  @Text({ max: 60, nullable: true, description: 'The variable without which the model gives no score.' })
  readonly fault!: string | null;
  @JsonObject({ description: 'What the model has used, by variable.' }) readonly inputs!: Readonly<
    Record<string, unknown>
  >;
  @ListOf(() => ContributorResponse, { max: 50, description: 'What raises the score most comes first.' })
  readonly contributors!: readonly ContributorResponse[];
  @OneOf(SCORE_REFERRALS, {
    description: '`ended`: the quote had come to its end, so that nothing was left to refer.',
  })
  readonly referral!: ScoreReferralState;
  @Moment({ nullable: true, description: 'When it became the score of the quote; null in the shadow.' })
  readonly appliedAt!: string | null;
  @Moment() readonly createdAt!: string;
}

export const MOST_SCORES_OF_QUOTE = 200;

export class QuoteScoresResponse {
  @ListOf(() => QuoteScoreResponse, { max: MOST_SCORES_OF_QUOTE, description: 'Newest first.' })
  readonly items!: readonly QuoteScoreResponse[];
}

export class ScoreSearchQuery extends PageQuery {
  @Id({ optional: true }) readonly quoteId?: string;
  @OneOf(SCORE_REFERRALS, { optional: true }) readonly referral?: ScoreReferralState;
}

export class FollowUpQuery extends PageQuery {
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @Id({ optional: true }) readonly agencyId?: string;
}

export class FollowUpResponse {
  @Id() readonly quoteId!: string;
  @Text({ max: 40, example: 'QUOT-2026-0000001' }) readonly quoteNumber!: string;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @DateOnly() readonly effectiveDate!: string;
  @Moment({ description: 'Until when the price is held.' }) readonly expiresAt!: string;
  @Factor({ max: '1', example: '0.4200' }) readonly conversionProbability!: string;
}
