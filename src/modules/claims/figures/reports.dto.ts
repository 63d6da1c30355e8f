import {
  Factor,
  Int,
  ListOf,
  Moment,
  MoneySum,
  MoneyText,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import type { TriangleStep } from './domain/loss-triangle.js';
import { TRIANGLE_STEPS } from './domain/loss-triangle.js';

const MOST = 2_147_483_647;
const ANY = { min: '-9999999999999.99' } as const;

export class ClaimReportQuery {
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
}

export class TriangleQuery extends ClaimReportQuery {
  @OneOf(TRIANGLE_STEPS, {
    optional: true,
    description: 'How losses and their age are counted: by year unless told.',
  })
  readonly by?: TriangleStep;
}

export class LossRatioFields {
  @Int({ min: 0, max: MOST, description: 'Reported, of losses of the year.' }) readonly claims!: number;
  @Factor({ description: 'For how many policy years there was cover in the year.' })
  readonly policyYears!: string;
  @MoneySum({ description: 'Premium earned in the year, without fees and taxes.' })
  readonly earnedPremium!: string;
  @MoneySum() readonly paid!: string;
  @MoneySum({ description: 'Set aside and not paid.' }) readonly outstanding!: string;
  @MoneySum() readonly recovered!: string;
  @MoneySum({ description: 'Paid and outstanding, losses and expenses, without what came back.' })
  readonly incurred!: string;
  @Factor({
    nullable: true,
    min: '-999999',
    description: 'Incurred by earned premium; null where none is earned.',
  })
  readonly lossRatio!: string | null;
  @Factor({ nullable: true, description: 'Claims in a hundred policy years; null without cover.' })
  readonly frequency!: string | null;
  @MoneyText({
    nullable: true,
    ...ANY,
    description: 'Incurred of one claim on average; null without claims.',
  })
  readonly severity!: string | null;
}

export class LossRatioLineResponse extends LossRatioFields {
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Int({ min: 1900, max: 9999 }) readonly lossYear!: number;
}

export class LossRatioResponse {
  @Moment({ description: 'Of when the claims are.' }) readonly asOf!: string;
  @Moment({ description: 'Of when the earned premium is: of a large book it is read now and then.' })
  readonly premiumAsOf!: string;
  @ListOf(() => LossRatioLineResponse, { max: 10_000, description: 'By product, state and year of loss.' })
  readonly items!: readonly LossRatioLineResponse[];
}

export class TriangleCellResponse {
  @Int({ min: 1, max: 4_000, description: 'In years, or quarters: 1 is the one of the loss itself.' })
  readonly age!: number;
  @Int({ min: -MOST, max: MOST }) readonly reported!: number;
  @MoneySum() readonly paid!: string;
  @MoneySum({ description: 'Without what came back.' }) readonly incurred!: string;
}

export class TriangleYearResponse {
  @Int({ min: 1900, max: 9999 }) readonly lossYear!: number;
  @Int({ min: 1, max: 4, nullable: true, description: 'Null where losses are counted by year.' })
  readonly lossQuarter!: number | null;
  @ListOf(() => TriangleCellResponse, { max: 4_000 }) readonly cells!: readonly TriangleCellResponse[];
}

export class TriangleResponse {
  @Moment() readonly asOf!: string;
  @OneOf(TRIANGLE_STEPS) readonly by!: TriangleStep;
  @ListOf(() => TriangleYearResponse, {
    max: 4_000,
    description:
      'For each year, or quarter, of loss: what was known at the end of it and of each one since, losses and expenses.',
  })
  readonly years!: readonly TriangleYearResponse[];
}

export class OpenClaimsLineResponse {
  @Text({ max: 40, example: '31 to 90 days' }) readonly age!: string;
  @Int({
    min: 0,
    max: MOST,
    description: 'Calendar days since the report, from; the first day of the next one ends it.',
  })
  readonly fromDays!: number;
  @Int({ min: 0, max: MOST }) readonly claims!: number;
  @MoneySum({ description: 'Set aside and not paid.' }) readonly outstanding!: string;
}

export class OpenClaimsResponse {
  @Moment() readonly asOf!: string;
  @ListOf(() => OpenClaimsLineResponse, { max: 10, description: 'By how long ago they were reported.' })
  readonly items!: readonly OpenClaimsLineResponse[];
  @Int({ min: 0, max: MOST }) readonly claims!: number;
  @MoneySum() readonly outstanding!: string;
}
