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
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../platform/http/fields.js';
import type { FieldFault } from '../../shared/errors.js';
import type { UsState } from '../../shared/us-states.js';
import { US_STATES } from '../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';
import {
  AdjustmentResponse,
  ChargeResponse,
  MissingPointResponse,
  PaymentResponse,
  UnderwritingDecisionResponse,
} from '../rating/index.js';
import type { CreateQuoteInput } from './domain/quote-request.js';
import type { ExpiredReason, QuoteStatus } from './domain/quote-status.js';
import { EXPIRED_REASONS, QUOTE_STATUSES } from './domain/quote-status.js';
import {
  COMPANY_CODE,
  EFFECTIVE_DATE,
  MOST_DRIVERS,
  SECTIONS,
  TERM_MONTHS,
  ZIP_CODE,
  EXAMPLE_CUSTOMER,
} from './quote-fields.js';
import type { QuoteGaps, RatingFactor } from './domain/quote.js';
import type { RiskJson as Json } from './domain/quote.js';

const LARGEST_INTEGER = 2_147_483_647;

/** The home of the textbook: pasted as it is, this gives 501.00. */
const EXAMPLE_HOME = {
  address: { line1: '12 Maple Street', city: 'Pataskala', state: 'OH', zipCode: '43004' },
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

  @Text(ZIP_CODE)
  readonly zipCode!: string;

  @Text({ ...COMPANY_CODE, optional: true })
  readonly companyCode?: string;

  @DateOnly({ ...EFFECTIVE_DATE, optional: true })
  readonly effectiveDate?: string;

  @Int({ ...TERM_MONTHS, optional: true })
  readonly termMonths?: number;

  @JsonObject(SECTIONS.vehicleInfo)
  readonly vehicleInfo?: Json;

  @JsonObject({ ...SECTIONS.propertyInfo, example: EXAMPLE_HOME })
  readonly propertyInfo?: Json;

  @JsonObject(SECTIONS.lifeInfo)
  readonly lifeInfo?: Json;

  @ListOfJsonObjects(SECTIONS.drivers)
  readonly drivers?: readonly Json[];

  @JsonObject({
    ...SECTIONS.coverageSelections,
    example: { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '300000/1000' },
  })
  readonly coverageSelections?: Json;
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
  @Factor({
    description:
      'The base rate, or the factor that was applied, to twelve places: the worksheet has all of it.',
  })
  readonly factor!: string;
}

export class WrongPointResponse implements FieldFault {
  @Text({ max: 200, example: '/lifeInfo' }) readonly pointer!: string;
  @Text({ max: 500, example: 'is not a field of this product' }) readonly detail!: string;
}

const UNRATED = 'Null in a draft that has not been rated.';

/**
 * Premiums are for the whole term, except the monthly one. Values that only rating can give are null in a draft, and
 * lists are empty.
 */
export class QuoteResponse implements QuoteGaps {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'QUOT-2026-0000001' }) readonly quoteNumber!: string;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly version!: number;
  @Id({ nullable: true, description: 'The version before this one.' }) readonly parentQuoteId!: string | null;
  @Id({ nullable: true, description: 'The version that took its place.' })
  readonly supersededBy!: string | null;
  @Id({ nullable: true, description: 'The group of alternatives it belongs to.' })
  readonly groupId!: string | null;
  @Text({ max: 60, nullable: true, example: null, description: 'Its name among the alternatives.' })
  readonly alternative!: string | null;
  @OneOf(QUOTE_STATUSES, {
    description: 'At the moment of the request. `calculating` does not occur: groups are rated at once.',
  })
  readonly status!: QuoteStatus;
  @OneOf(EXPIRED_REASONS, { nullable: true, description: 'Why it is expired.' })
  readonly expiredReason!: ExpiredReason | null;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @Text({ max: 40, nullable: true, example: 'BND' }) readonly companyCode!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @Text({ max: 10, nullable: true, example: '43004' }) readonly zipCode!: string | null;
  @DateOnly({ nullable: true, description: 'The first day of coverage.' }) readonly effectiveDate!:
    string | null;
  @DateOnly({ nullable: true, description: 'The first day without coverage.' })
  readonly expirationDate!: string | null;
  @Int({ min: 1, max: 1200, example: 12 }) readonly termMonths!: number;
  @MoneyText({
    nullable: true,
    description: `Before discounts, surcharges, fees, taxes and rounding. ${UNRATED}`,
  })
  readonly basePremium!: string | null;
  @MoneyText({
    nullable: true,
    description: `For the whole term; of a term longer than a year, for each year. ${UNRATED}`,
  })
  readonly totalPremium!: string | null;
  @MoneyText({ nullable: true, description: UNRATED }) readonly monthlyPremium!: string | null;
  @ListOf(() => ChargeResponse, { max: 10_000, description: 'They add up to totalPremium exactly.' })
  readonly charges!: readonly ChargeResponse[];
  @ListOf(() => RatingFactorResponse, { max: 10_000 })
  readonly ratingFactors!: readonly RatingFactorResponse[];
  @ListOf(() => AdjustmentResponse, { max: 1000 }) readonly discountsApplied!: readonly AdjustmentResponse[];
  @ListOf(() => AdjustmentResponse, { max: 1000 }) readonly surchargesApplied!: readonly AdjustmentResponse[];
  @ListOf(() => PaymentResponse, { max: 50, description: 'Ways of paying that the manual offers.' })
  readonly payments!: readonly PaymentResponse[];
  @Nested(() => UnderwritingDecisionResponse, { nullable: true, description: UNRATED })
  readonly decision!: UnderwritingDecisionResponse | null;
  @ListOfText({ max: 100, item: { max: 200 }, nullable: true }) readonly declinedReasons!:
    readonly string[] | null;
  @Factor({
    nullable: true,
    max: '1',
    example: null,
    description:
      'Written by a registered model in the background, and for staff alone; no price ever reads it.',
  })
  readonly aiRiskScore!: string | null;
  @Factor({
    nullable: true,
    max: '1',
    example: null,
    description:
      'Written by a registered model in the background, and for staff alone; it only orders the calls to those who have a quote.',
  })
  readonly conversionProbability!: string | null;
  @Id({ nullable: true, description: UNRATED }) readonly editionId!: string | null;
  @Id({
    nullable: true,
    description: `How the premium came about: GET /api/v1/quotes/{id}/worksheet. ${UNRATED}`,
  })
  readonly worksheetId!: string | null;
  @Moment({ nullable: true, description: `Until when the price is held. ${UNRATED}` })
  readonly expiresAt!: string | null;
  @Id({ nullable: true, description: 'The policy it was bound into.' }) readonly policyId!: string | null;
  @JsonObject({ nullable: true }) readonly vehicleInfo!: Json | null;
  @JsonObject({ nullable: true }) readonly propertyInfo!: Json | null;
  @JsonObject({ nullable: true }) readonly lifeInfo!: Json | null;
  @ListOfJsonObjects({ max: MOST_DRIVERS, nullable: true }) readonly drivers!: readonly Json[] | null;
  @JsonObject({ nullable: true }) readonly coverageSelections!: Json | null;
  @ListOf(() => MissingPointResponse, {
    max: 50,
    nullable: true,
    description: 'What an unrated draft lacks by the manual of today; null in lists and once it is rated.',
  })
  readonly missing!: readonly MissingPointResponse[] | null;
  @ListOf(() => WrongPointResponse, {
    max: 50,
    nullable: true,
    description:
      'What an unrated draft says that the manual does not take; null in lists and once it is rated.',
  })
  readonly wrong!: readonly WrongPointResponse[] | null;
  @ListOf(() => MissingPointResponse, {
    max: 10_000,
    nullable: true,
    description:
      'What the manual that rates it asks for before it can be bound, such as the insured location; null in lists and once nothing can be bound.',
  })
  readonly missingToBind!: readonly MissingPointResponse[] | null;
  @Id({ nullable: true, description: 'Who made it; null for the system.' }) readonly createdBy!:
    string | null;
  @Id({ nullable: true, description: 'Who changed it last.' }) readonly updatedBy!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}
