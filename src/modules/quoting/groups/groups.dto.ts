import {
  DateOnly,
  Id,
  Int,
  JsonObject,
  JsonValue,
  Line,
  ListOf,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import type { UsState } from '../../../shared/us-states.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { ChargeKind } from '../../rating/index.js';
import { CHARGE_KINDS, UnderwritingDecisionResponse } from '../../rating/index.js';
import type { ExpiredReason, QuoteStatus } from '../domain/quote-status.js';
import { EXPIRED_REASONS, QUOTE_STATUSES } from '../domain/quote-status.js';
import { SECTIONS } from '../quote-fields.js';
import { CreateQuoteRequest } from '../quoting.dto.js';
import type { RiskJson as Json } from '../domain/quote.js';
import type { AlternativeInput } from './group-input.js';
import { FEWEST_ALTERNATIVES, MOST_ALTERNATIVES } from './group-input.js';
import type { SelectedValue } from './domain/comparison.js';
import type { ComparedSelection } from './domain/comparison.js';
import type { ComparedAmount } from './domain/comparison.js';
import type { ComparedCharge } from './domain/comparison.js';

const NAME = { max: 60, example: 'Better' } as const;
const COUNT = { min: FEWEST_ALTERNATIVES, max: MOST_ALTERNATIVES } as const;
const ANY_AMOUNT = { min: '-999999999999.99' } as const;

export class AlternativeRequest implements AlternativeInput {
  @Line(NAME)
  readonly name!: string;

  @JsonObject({
    maxBytes: SECTIONS.coverageSelections.maxBytes,
    ofLines: true,
    example: { deductible: 500 },
    description: 'Laid over the coverage selections that all alternatives have in common.',
  })
  readonly coverageSelections!: Json;
}

export class CreateQuoteGroupRequest extends CreateQuoteRequest {
  @ListOf(() => AlternativeRequest, {
    ...COUNT,
    example: [
      { name: 'Good', coverageSelections: { deductible: 1000 } },
      { name: 'Better', coverageSelections: { deductible: 500 } },
    ],
    description: 'In the order in which they are shown; the others are compared with the first.',
  })
  readonly alternatives!: readonly AlternativeRequest[];
}

export class AlternativeResponse {
  @Text(NAME) readonly name!: string;
  @Id({ description: 'The newest version of it; bind this one.' }) readonly quoteId!: string;
  @Text({ max: 40, example: 'QUOT-2026-0000001' }) readonly quoteNumber!: string;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly version!: number;
  @OneOf(QUOTE_STATUSES) readonly status!: QuoteStatus;
  @OneOf(EXPIRED_REASONS, { nullable: true }) readonly expiredReason!: ExpiredReason | null;
  @Nested(() => UnderwritingDecisionResponse, { nullable: true })
  readonly decision!: UnderwritingDecisionResponse | null;
  @MoneyText({ nullable: true }) readonly totalPremium!: string | null;
  @MoneyText({ nullable: true }) readonly monthlyPremium!: string | null;
  @MoneyText({ ...ANY_AMOUNT, example: '34.00', description: 'Against the first alternative.' })
  readonly difference!: string;
  @JsonObject({ nullable: true }) readonly coverageSelections!: Json | null;
  @Moment({ nullable: true }) readonly expiresAt!: string | null;
  @Id({ nullable: true, description: 'The policy it was bound into.' }) readonly policyId!: string | null;
}

export class ComparedAmountResponse implements ComparedAmount {
  @Text(NAME) readonly alternative!: string;
  @MoneyText({ ...ANY_AMOUNT, nullable: true, description: 'Null where this alternative has no such line.' })
  readonly amount!: string | null;
  @MoneyText({ ...ANY_AMOUNT, example: '34.00', description: 'Against the first alternative.' })
  readonly difference!: string;
}

export class ComparedChargeResponse implements ComparedCharge {
  @OneOf(CHARGE_KINDS) readonly kind!: ChargeKind;
  @Text({ max: 60, example: 'dwelling' }) readonly coverage!: string;
  @Text({ max: 60, nullable: true, description: 'Null for the premium of a coverage.' })
  readonly code!: string | null;
  @Text({ max: 200 }) readonly title!: string;
  @ListOf(() => ComparedAmountResponse, COUNT) readonly amounts!: readonly ComparedAmountResponse[];
}

export class SelectedValueResponse implements SelectedValue {
  @Text(NAME) readonly alternative!: string;
  @JsonValue({ nullable: true, description: 'Null where this alternative says nothing about it.' })
  readonly value!: unknown;
}

export class ComparedSelectionResponse implements ComparedSelection {
  @Text({ max: 200, example: 'deductible' }) readonly name!: string;
  @ListOf(() => SelectedValueResponse, COUNT) readonly values!: readonly SelectedValueResponse[];
}

export class QuoteGroupResponse {
  @Id() readonly id!: string;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: UsState;
  @Text({ max: 10, nullable: true, example: '43004' }) readonly zipCode!: string | null;
  @DateOnly({ nullable: true }) readonly effectiveDate!: string | null;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Int({ min: 1, max: 1200, example: 12 }) readonly termMonths!: number;
  @Id({ nullable: true, description: 'The policy that one of them became.' }) readonly policyId!:
    string | null;
  @ListOf(() => AlternativeResponse, COUNT) readonly alternatives!: readonly AlternativeResponse[];
  @ListOf(() => ComparedChargeResponse, {
    max: 10_000,
    description:
      'Premium by coverage, everything else by its code; adds up to the premium of each alternative.',
  })
  readonly charges!: readonly ComparedChargeResponse[];
  @ListOf(() => ComparedSelectionResponse, {
    max: 1000,
    description: 'The coverage selections in which the alternatives differ.',
  })
  readonly selections!: readonly ComparedSelectionResponse[];
}
