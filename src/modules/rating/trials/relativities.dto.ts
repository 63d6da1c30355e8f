import { Factor, Int, ListOf, MoneyText, MoneySum, OneOf, Text } from '../../../platform/http/fields.js';

const LEVEL = { max: 100, example: 'Territory 4' } as const;
const RELATIVITY = { min: '0.000001', max: '1000000', example: '1.10' } as const;
const CHANGE = { min: '-100', max: '999999999', example: '15.0' } as const;

export class RelativityLevelField {
  @Text(LEVEL) readonly level!: string;
  @MoneyText({ description: 'Of the book in this level, at current rates.' }) readonly premium!: string;
  @Factor(RELATIVITY) readonly current!: string;
  @Factor(RELATIVITY) readonly proposed!: string;
}

export class CapRelativitiesRequest {
  @ListOf(() => RelativityLevelField, { min: 1, max: 2_000 })
  readonly levels!: readonly RelativityLevelField[];
  @Factor({
    optional: true,
    max: '1000',
    description: 'Percent that the premium of a level may rise, base rate and relativity together.',
    example: '20',
  })
  readonly maxIncrease?: string;
  @Factor({ optional: true, max: '100', description: 'Percent that it may fall.', example: '10' })
  readonly maxDecrease?: string;
  @Factor({
    optional: true,
    min: '-99',
    max: '1000',
    description: 'Percent that the premium of the book is to change; 0 unless told.',
    example: '0',
  })
  readonly overallChange?: string;
  @Int({
    optional: true,
    min: 2,
    max: 8,
    description: 'Of the relativities and the base rate’s factor; 4 unless told.',
    example: 4,
  })
  readonly decimals?: number;
}

export class CappedRelativityResponse {
  @Text(LEVEL) readonly level!: string;
  @Factor(RELATIVITY) readonly current!: string;
  @Factor(RELATIVITY) readonly proposed!: string;
  @Factor({ example: '1.0500' }) readonly capped!: string;
  @OneOf(['increase', 'decrease'], { nullable: true, description: 'The bound that it was held at.' })
  readonly bound!: 'increase' | 'decrease' | null;
  @Factor({ ...CHANGE, description: 'Percent of the level’s premium without the cap.' })
  readonly uncappedChange!: string;
  @Factor({ ...CHANGE, description: 'Percent with it.' }) readonly change!: string;
  @MoneySum({ description: 'Of the book in this level, afterwards.' }) readonly premium!: string;
}

export class CappedRelativitiesResponse {
  @ListOf(() => CappedRelativityResponse, { max: 2_000 })
  readonly levels!: readonly CappedRelativityResponse[];
  @Factor({ description: 'What the base rate is multiplied by.', example: '1.0940' })
  readonly baseRateFactor!: string;
  @Factor({ description: 'The same without a cap.', example: '1.0473' })
  readonly uncappedBaseRateFactor!: string;
  @MoneySum() readonly premiumBefore!: string;
  @MoneySum({ description: 'The premium before with the overall change.' }) readonly premiumIntended!: string;
  @MoneySum({ description: 'With the rounded relativities and the rounded factor.' })
  readonly premiumAfter!: string;
}
