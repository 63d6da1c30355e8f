import {
  Bool,
  DateOnly,
  Factor,
  Id,
  Int,
  ListOf,
  ListOfText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { GROUP_COMPARISONS } from '../domain/compared-groups.js';
import type { GroupComparison } from '../domain/compared-groups.js';
import { DRIFT_BANDS } from '../domain/stability.js';
import type { DriftBand } from '../domain/stability.js';

const MOST = 2_147_483_647;
const SHARE = { max: '1', example: '0.2500' } as const;

export class ModelReportQuery {
  @DateOnly({ optional: true, description: 'The first day; thirty days ago unless told.' })
  readonly from?: string;
  @DateOnly({ optional: true, description: 'The last day; today unless told.' }) readonly to?: string;
}

export class ModelDriftClassResponse {
  @Text({ max: 200, example: 'below 25' }) readonly label!: string;
  @Factor({ ...SHARE, description: 'Of the training data.' }) readonly expected!: string;
  @Factor({
    ...SHARE,
    nullable: true,
    description: 'Of the scores of the period; null where there are none.',
  })
  readonly actual!: string | null;
  @Int({ min: 0, max: MOST }) readonly quotes!: number;
}

export class ModelDriftResponse {
  @Text({ max: 60, nullable: true, description: 'The variable; null for the score itself.' })
  readonly variable!: string | null;
  @Text({ max: 200 }) readonly title!: string;
  @Factor({
    nullable: true,
    example: '0.0312',
    description: 'Population stability index; null for fewer than 100 quotes.',
  })
  readonly index!: string | null;
  @OneOf(DRIFT_BANDS, { nullable: true, description: '`stable` below 0.10, `shifted` from 0.25 on.' })
  readonly band!: DriftBand | null;
  @ListOf(() => ModelDriftClassResponse, { max: 52 }) readonly classes!: readonly ModelDriftClassResponse[];
}

export class GroupImpactResponse {
  @Text({ max: 60, example: 'under 25' }) readonly group!: string;
  @Int({ min: 0, max: MOST }) readonly quotes!: number;
  @Int({ min: 0, max: MOST, description: 'That reach the threshold of referral.' })
  readonly referred!: number;
  @Factor({ ...SHARE, description: 'The average score.' }) readonly meanScore!: string;
  @Factor({
    ...SHARE,
    nullable: true,
    description: 'The part below the threshold; null for fewer than 30 quotes.',
  })
  readonly passRate!: string | null;
  @Factor({
    ...SHARE,
    nullable: true,
    description: 'By the highest rate of a group; null where there is nothing to compare.',
  })
  readonly impactRatio!: string | null;
  @Bool({ nullable: true, description: 'Whether the ratio is below 0.80.' }) readonly isBelowFourFifths!:
    boolean | null;
}

export class GroupComparisonResponse {
  @OneOf(GROUP_COMPARISONS) readonly comparison!: GroupComparison;
  @Text({ max: 200 }) readonly title!: string;
  @ListOf(() => GroupImpactResponse, { max: 1_000 }) readonly groups!: readonly GroupImpactResponse[];
}

export class ModelReportResponse {
  @Id() readonly modelId!: string;
  @Text({ max: 60 }) readonly code!: string;
  @Int({ min: 1, max: MOST }) readonly number!: number;
  @Text({ max: 200 }) readonly title!: string;
  @DateOnly() readonly from!: string;
  @DateOnly() readonly to!: string;
  @Int({ min: 0, max: MOST }) readonly quotes!: number;
  @Int({ min: 0, max: MOST, description: 'Quotes that lack what the model cannot do without.' })
  readonly withoutScore!: number;
  @Factor({ ...SHARE, nullable: true, description: 'From which on it refers; null: it refers nothing.' })
  readonly threshold!: string | null;
  @Nested(() => ModelDriftResponse) readonly score!: ModelDriftResponse;
  @ListOf(() => ModelDriftResponse, { max: 50 }) readonly variables!: readonly ModelDriftResponse[];
  @ListOf(() => GroupComparisonResponse, { max: 10 })
  readonly comparisons!: readonly GroupComparisonResponse[];
  @ListOfText({
    max: 20,
    item: { max: 500 },
    description: 'What can be told from these figures, and what cannot.',
  })
  readonly limits!: readonly string[];
}
