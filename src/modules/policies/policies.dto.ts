import {
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOf,
  Moment,
  Money,
  OneOf,
  PageQuery,
  Text,
} from '../../platform/http/fields.js';
import { US_STATES } from '../../shared/us-states.js';
import type { PolicyStatus } from './domain/policy-status.js';
import { POLICY_STATUSES } from './domain/policy-status.js';
import type { ChargeKind, Earning, TransactionKind } from './domain/ledger.js';
import { CHARGE_KINDS, EARNINGS, TRANSACTION_KINDS } from './domain/ledger.js';
import type { PolicyChargeView, PolicySummary, PolicyTransactionView, PolicyView } from './policies.view.js';

const PRODUCT_TYPES = ['auto', 'home', 'renters', 'life'] as const;
const LARGEST_INTEGER = 2_147_483_647;
/** Charges may be negative: a discount, a rounding down, an offset. */
const ANY_AMOUNT = { min: '-999999999999.99' } as const;

export class BindQuoteRequest {
  @Int({
    min: 1,
    max: LARGEST_INTEGER,
    example: 1,
    description: 'The version of the quote whose price was accepted.',
  })
  readonly version!: number;
}

export class PolicySearchQuery extends PageQuery {
  @Text({ max: 40, optional: true, description: 'The whole policy number.' })
  readonly policyNumber?: string;

  @Id({ optional: true })
  readonly customerId?: string;

  @OneOf(PRODUCT_TYPES, { optional: true })
  readonly productType?: string;
}

export class PolicySummaryResponse implements PolicySummary {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'POL-2026-0000001-01' }) readonly policyNumber!: string;
  @Text({ max: 40, example: 'POL-2026-0000001' }) readonly contractNumber!: string;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly termNumber!: number;
  @OneOf(POLICY_STATUSES, { description: 'On the day of the request, in the time zone of the policy.' })
  readonly status!: PolicyStatus;
  @Id() readonly customerId!: string;
  @Text({ max: 121, example: 'Ada Lake' }) readonly insuredName!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @DateOnly({ description: 'The first day of cover.' }) readonly effectiveDate!: string;
  @DateOnly({ description: 'The first day without cover.' }) readonly expirationDate!: string;
  @Int({ min: 1, max: 1200, example: 12 }) readonly termMonths!: number;
  @Text({ max: 64, example: 'America/New_York' }) readonly timeZone!: string;
  @Money({ description: 'The sum of all charges.' }) readonly totalPremium!: string;
  @Id({ nullable: true }) readonly quoteId!: string | null;
  @Id({ nullable: true, description: 'The edition that this term is rated on.' }) readonly editionId!:
    string | null;
  @Moment({ nullable: true }) readonly boundAt!: string | null;
  @Moment({ nullable: true }) readonly issuedAt!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class PolicyTransactionResponse implements PolicyTransactionView {
  @Id() readonly id!: string;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly sequence!: number;
  @OneOf(TRANSACTION_KINDS) readonly kind!: TransactionKind;
  @DateOnly() readonly effectiveOn!: string;
  @Moment() readonly bookedAt!: string;
  @Id({ nullable: true }) readonly bookedBy!: string | null;
  @Id({ nullable: true }) readonly worksheetId!: string | null;
  @Money({ ...ANY_AMOUNT, description: 'By how much this transaction changed the premium.' })
  readonly premium!: string;
}

export class PolicyChargeResponse implements PolicyChargeView {
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly transactionSequence!: number;
  @Id({ nullable: true }) readonly itemId!: string | null;
  @Text({ max: 60, nullable: true, example: 'dwelling' }) readonly coverage!: string | null;
  @OneOf(CHARGE_KINDS) readonly kind!: ChargeKind;
  @Text({ max: 60, nullable: true }) readonly code!: string | null;
  @OneOf(EARNINGS, { description: 'How it is earned, and so what a cancellation gives back.' })
  readonly earning!: Earning;
  @Money(ANY_AMOUNT) readonly amount!: string;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly() readonly expirationDate!: string;
}

export class PolicyResponse extends PolicySummaryResponse implements PolicyView {
  @JsonObject({ description: 'What is insured, as of the last transaction.' })
  readonly risk!: Readonly<Record<string, unknown>>;

  @ListOf(() => PolicyTransactionResponse, { max: 1000 })
  readonly transactions!: readonly PolicyTransactionResponse[];

  @ListOf(() => PolicyChargeResponse, { max: 10_000 })
  readonly charges!: readonly PolicyChargeResponse[];
}
