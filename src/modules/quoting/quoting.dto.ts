import {
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOf,
  ListOfJsonObjects,
  ListOfText,
  Factor,
  Moment,
  Money,
  Nested,
  OneOf,
  PageQuery,
  Text,
} from '../../platform/http/fields.js';
import type { UsState } from '../../shared/us-states.js';
import { US_STATES } from '../../shared/us-states.js';
import {
  AdjustmentResponse,
  ChargeResponse,
  PRODUCT_TYPES,
  PaymentResponse,
  UnderwritingDecisionResponse,
} from '../rating/index.js';
import type { CreateQuoteInput } from './domain/asked-for.js';
import type { QuoteStatus } from './domain/quote-status.js';
import { QUOTE_STATUSES } from './domain/quote-status.js';
import type { JsonObject as Json, QuoteView, RatingFactor } from './quoting.view.js';

const ZIP_CODE = /^\d{5}(-\d{4})?$/;
const LARGEST_INTEGER = 2_147_483_647;
const MOST_DRIVERS = 100;
const SECTION = { optional: true, maxBytes: 65_536 } as const;

/** The customer of the demo data, and the home of the textbook: pasted as it is, this gives 501.00. */
const EXAMPLE_CUSTOMER = '01930000-0000-7000-8000-00000000c001';
const EXAMPLE_HOME = {
  amountOfInsurance: 215_000,
  territory: '4',
  construction: 'frame',
  protectionClass: 7,
  insuranceScoreTier: 'C',
  newHome: true,
  claimsFreeYears: 5,
} as const;

export class CreateQuoteRequest implements CreateQuoteInput {
  @Id({ example: EXAMPLE_CUSTOMER })
  readonly customerId!: string;

  @OneOf(PRODUCT_TYPES, { example: 'home' })
  readonly productType!: string;

  @OneOf(US_STATES, { example: 'OH', description: 'Where the risk is.' })
  readonly state!: UsState;

  @Text({
    max: 10,
    pattern: ZIP_CODE,
    patternDetail: 'must be a ZIP code such as 43004',
    example: '43004',
    description: 'Of the risk, which may differ from the mailing address.',
  })
  readonly zipCode!: string;

  @Text({
    max: 40,
    optional: true,
    description: 'The underwriting company; needed only where several have a manual in force.',
  })
  readonly companyCode?: string;

  @DateOnly({
    optional: true,
    description:
      'The first day of cover, from 30 days back to 180 days ahead; today, where the risk is, unless told.',
  })
  readonly effectiveDate?: string;

  @Int({ min: 1, max: 1200, optional: true, example: 12, description: 'The term; 12 months unless told.' })
  readonly termMonths?: number;

  @JsonObject({ ...SECTION, description: 'Vehicles, as the inputs of the manual name them.' })
  readonly vehicleInfo?: Json;

  @JsonObject({
    ...SECTION,
    description: 'The dwelling or the contents, as the inputs of the manual name them.',
    example: EXAMPLE_HOME,
  })
  readonly propertyInfo?: Json;

  @JsonObject({ ...SECTION, description: 'The insured life, as the inputs of the manual name it.' })
  readonly lifeInfo?: Json;

  @ListOfJsonObjects({
    ...SECTION,
    max: MOST_DRIVERS,
    description: 'Drivers, as the inputs of the manual name them.',
  })
  readonly drivers?: readonly Json[];

  @JsonObject({
    ...SECTION,
    description: 'Limits, deductibles and options, as the inputs of the manual name them.',
    example: { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '300000/1000' },
  })
  readonly coverageSelections?: Json;
}

export class QuoteSearchQuery extends PageQuery {
  @Text({ max: 40, optional: true, description: 'The whole quote number; finds all its versions.' })
  readonly quoteNumber?: string;

  @Id({ optional: true })
  readonly customerId?: string;

  @OneOf(QUOTE_STATUSES, { optional: true })
  readonly status?: QuoteStatus;

  @OneOf(PRODUCT_TYPES, { optional: true })
  readonly productType?: string;
}

const COVERAGE = {
  max: 60,
  example: 'dwelling',
  description: '`policy` for what is charged for the policy as a whole.',
} as const;

export class RatingFactorResponse implements RatingFactor {
  @Text(COVERAGE) readonly coverage!: string;
  @Text({ max: 60 }) readonly step!: string;
  @Text({ max: 200 }) readonly title!: string;
  @Factor({ description: 'The base rate, or the factor that was applied.' }) readonly factor!: string;
}

export class QuoteResponse implements QuoteView {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'QUOT-2026-0000001' }) readonly quoteNumber!: string;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly version!: number;
  @Id({ nullable: true }) readonly parentQuoteId!: string | null;
  @OneOf(QUOTE_STATUSES, { description: 'At the moment of the request.' }) readonly status!: QuoteStatus;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @Text({ max: 40, example: 'BND' }) readonly companyCode!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 10, example: '43004' }) readonly zipCode!: string;
  @DateOnly({ description: 'The first day of cover.' }) readonly effectiveDate!: string;
  @DateOnly({ description: 'The first day without cover.' }) readonly expirationDate!: string;
  @Int({ min: 1, max: 1200, example: 12 }) readonly termMonths!: number;
  @Money({ description: 'Before discounts, surcharges, fees, taxes and rounding.' })
  readonly basePremium!: string;
  @Money({ description: 'For the whole term; of a term longer than a year, for each year.' })
  readonly totalPremium!: string;
  @Money() readonly monthlyPremium!: string;
  @ListOf(() => ChargeResponse, { max: 10_000, description: 'They add up to totalPremium exactly.' })
  readonly charges!: readonly ChargeResponse[];
  @ListOf(() => RatingFactorResponse, { max: 10_000 })
  readonly ratingFactors!: readonly RatingFactorResponse[];
  @ListOf(() => AdjustmentResponse, { max: 1000 }) readonly discountsApplied!: readonly AdjustmentResponse[];
  @ListOf(() => AdjustmentResponse, { max: 1000 }) readonly surchargesApplied!: readonly AdjustmentResponse[];
  @ListOf(() => PaymentResponse, { max: 50, description: 'Ways of paying that the manual offers.' })
  readonly payments!: readonly PaymentResponse[];
  @Nested(() => UnderwritingDecisionResponse) readonly decision!: UnderwritingDecisionResponse;
  @ListOfText({ max: 100, item: { max: 200 }, nullable: true }) readonly declinedReasons!:
    readonly string[] | null;
  @Factor({ nullable: true, description: 'Null until a registered model writes it; no price ever reads it.' })
  readonly aiRiskScore!: string | null;
  @Factor({ nullable: true, description: 'Null until a registered model writes it; no price ever reads it.' })
  readonly conversionProbability!: string | null;
  @Id() readonly editionId!: string;
  @Id({ description: 'How the premium came about: GET /api/v1/quotes/{id}/worksheet.' })
  readonly worksheetId!: string;
  @Moment({ description: 'Until when the price is held.' }) readonly expiresAt!: string;
  @Id({ nullable: true, description: 'The policy it was bound into.' }) readonly policyId!: string | null;
  @JsonObject({ nullable: true }) readonly vehicleInfo!: Json | null;
  @JsonObject({ nullable: true }) readonly propertyInfo!: Json | null;
  @JsonObject({ nullable: true }) readonly lifeInfo!: Json | null;
  @ListOfJsonObjects({ max: MOST_DRIVERS, nullable: true }) readonly drivers!: readonly Json[] | null;
  @JsonObject({ nullable: true }) readonly coverageSelections!: Json | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}
