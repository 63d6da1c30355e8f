import {
  Bool,
  DateOnly,
  ForAgencies,
  Id,
  Int,
  JsonObject,
  ListOf,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  PageQuery,
  Text,
} from '../../platform/http/fields.js';
import { US_STATES } from '../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';
import { RecordedLossResponse } from '../customers/index.js';
import type { RatingFault } from '../rating/index.js';
import {
  ChargeResponse,
  PaymentResponse,
  UnderwritingDecisionResponse,
  withoutReasons,
  WorksheetRenewalResponse,
} from '../rating/index.js';
import type { RenewalStatus } from './domain/renewal-status.js';
import { RENEWAL_STATUSES } from './domain/renewal-status.js';

const VERSION = { min: 1, max: 2_147_483_647, example: 1 } as const;

export class PrepareRenewalRequest {
  @Int({ ...VERSION, description: 'rowVersion of the policy as it was looked at; another one is refused.' })
  readonly policyVersion!: number;
}

export class BindRenewalRequest {
  @Int({ ...VERSION, description: 'rowVersion of the renewal whose price was accepted.' })
  readonly version!: number;

  @Text({
    max: 40,
    optional: true,
    example: 'monthly',
    description:
      'How the customer pays: a payment plan, or a way of paying that the renewal lists; in full unless told.',
  })
  readonly planCode?: string;
}

export class DecideRenewalRequest {
  @Int({ ...VERSION, description: 'rowVersion of the renewal as it was looked at; another one is refused.' })
  readonly version!: number;

  @Text({ min: 1, max: 500, example: 'The roof was replaced in May.' })
  readonly reason!: string;
}

export class RenewalSearchQuery extends PageQuery {
  @OneOf(RENEWAL_STATUSES, { optional: true })
  readonly status?: RenewalStatus;

  @OneOf(PRODUCT_TYPES, { optional: true })
  readonly productType?: string;

  @Id({ optional: true })
  readonly agencyId?: string;

  @DateOnly({ optional: true, description: 'Next terms that begin on this day or later.' })
  readonly effectiveFrom?: string;

  @DateOnly({ optional: true, description: 'Next terms that begin before this day.' })
  readonly effectiveBefore?: string;
}

export class RenewalFaultResponse implements RatingFault {
  @Text({ max: 60, example: 'rating.invalid-risk' }) readonly code!: string;
  @Text({ min: 0, max: 300, description: 'Into the risk; empty when the risk as a whole is meant.' })
  readonly pointer!: string;
  @Text({ max: 1000 }) readonly detail!: string;
}

export class RenewalSummaryResponse {
  @Id() readonly id!: string;
  @OneOf(RENEWAL_STATUSES) readonly status!: RenewalStatus;
  @Id({ description: 'The term that ends.' }) readonly policyId!: string;
  @Text({ max: 40, example: 'POL-2026-0000001-01' }) readonly policyNumber!: string;
  @Text({ max: 40, example: 'POL-2026-0000001' }) readonly contractNumber!: string;
  @Text({ max: 201, example: 'Ada Lake' }) readonly insuredName!: string;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @DateOnly({ description: 'The first day of the next term.' }) readonly effectiveDate!: string;
  @DateOnly({ description: 'The first day after the next term.' }) readonly expirationDate!: string;
  @Int({ min: 1, max: 1200, example: 12 }) readonly termMonths!: number;
  @MoneyText({ nullable: true, description: 'A whole term as it is charged now.' })
  readonly expiringPremium!: string | null;
  @MoneyText({ nullable: true, description: 'A whole term as the new manual says, without its cap.' })
  readonly indicatedPremium!: string | null;
  @MoneyText({ nullable: true, description: 'What the next term costs.' })
  readonly offeredPremium!: string | null;
  @DateOnly({ nullable: true }) readonly ratedOn!: string | null;
  @Moment({ nullable: true }) readonly offeredAt!: string | null;
  @Nested(() => RenewalFaultResponse, { nullable: true, description: 'Why it cannot be rated.' })
  readonly fault!: RenewalFaultResponse | null;
  @Id({ nullable: true }) readonly decidedBy!: string | null;
  @Moment({ nullable: true }) readonly decidedAt!: string | null;
  @Text({ max: 1100, nullable: true }) readonly reason!: string | null;
  @Id({ nullable: true, description: 'The next term, once it is bound.' })
  readonly renewedPolicyId!: string | null;
  @Int(VERSION) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class RenewalResponse extends RenewalSummaryResponse {
  @Id({ nullable: true, description: 'The edition that the next term is rated on.' })
  readonly editionId!: string | null;
  @Id({ nullable: true }) readonly worksheetId!: string | null;
  @Bool({
    description: 'Whether what is insured was changed since: it has to be rated again before it is bound.',
  })
  readonly isStale!: boolean;
  @Nested(() => WorksheetRenewalResponse, {
    nullable: true,
    description: 'Null without a cap in the manual, or without a price on the plan before.',
  })
  readonly cap!: WorksheetRenewalResponse | null;
  @ForAgencies(() => null)
  @Nested(() => RenewalFaultResponse, {
    nullable: true,
    description: 'Why the plan before gave nothing to compare with; agents do not see it.',
  })
  readonly notCompared!: RenewalFaultResponse | null;
  @ForAgencies(withoutReasons)
  @Nested(() => UnderwritingDecisionResponse, {
    nullable: true,
    description: 'Agents see the outcome without its reasons.',
  })
  readonly underwriting!: UnderwritingDecisionResponse | null;
  @ListOf(() => ChargeResponse, { max: 10_000, description: 'They add up to offeredPremium.' })
  readonly charges!: readonly ChargeResponse[];
  @ListOf(() => PaymentResponse, { max: 100 }) readonly payments!: readonly PaymentResponse[];
  @ListOf(() => RecordedLossResponse, {
    max: 10_000,
    description: 'Recorded under the term that ends, the latest first: open ones, and what was paid.',
  })
  readonly losses!: readonly RecordedLossResponse[];
  @JsonObject({ nullable: true, description: 'What would be insured: what is insured on the last day.' })
  readonly risk!: Readonly<Record<string, unknown>> | null;
}
