import {
  Bool,
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOf,
  ListOfJsonObjects,
  Moment,
  MoneyText,
  OneOf,
  PageQuery,
  Text,
} from '../../platform/http/fields.js';
import { US_STATES } from '../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';
import { CoverageResponse } from './coverages/coverages.dto.js';
import type { NotCoveredReason } from './domain/cover-on-day.js';
import { NOT_COVERED_REASONS } from './domain/cover-on-day.js';
import type { PolicyStatus } from './domain/policy-status.js';
import { POLICY_STATUSES } from './domain/policy-status.js';
import type { LedgerChargeKind, Earning, TransactionKind } from './domain/ledger.js';
import { LEDGER_CHARGE_KINDS, EARNINGS, TRANSACTION_KINDS } from './domain/ledger.js';

export const LARGEST_INTEGER = 2_147_483_647;
/** Charges may be negative: a discount, a rounding down, an offset. */
export const ANY_AMOUNT = { min: '-999999999999.99' } as const;

export const POLICY_VERSION = {
  min: 1,
  max: LARGEST_INTEGER,
  example: 1,
  description: 'Of the policy: the ETag that the change has to name in If-Match.',
} as const;

export class BindQuoteRequest {
  @Text({
    max: 40,
    optional: true,
    description:
      'How the customer pays: a payment plan, or a way of paying that the quote lists; in full unless told.',
  })
  readonly planCode?: string;
}

export class PolicySummaryResponse {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'POL-2026-0000001-01' }) readonly policyNumber!: string;
  @Text({ max: 40, example: 'POL-2026-0000001' }) readonly contractNumber!: string;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly termNumber!: number;
  @OneOf(POLICY_STATUSES, { description: 'On the day of the request, in the time zone of the policy.' })
  readonly status!: PolicyStatus;
  @Id() readonly customerId!: string;
  @Text({ max: 201, example: 'Ada Lake' }) readonly insuredName!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @DateOnly({ description: 'The first day of coverage.' }) readonly effectiveDate!: string;
  @DateOnly({ description: 'The first day without coverage.' }) readonly expirationDate!: string;
  @Int({ min: 1, max: 1200, example: 12 }) readonly termMonths!: number;
  @Text({ max: 64, example: 'America/New_York' }) readonly timeZone!: string;
  @MoneyText({
    description: 'The sum of all charges; of a term of several years, of those that are charged by now.',
  })
  readonly totalPremium!: string;
  @Id({ nullable: true }) readonly quoteId!: string | null;
  @Id({ nullable: true, description: 'The edition that this term is rated on.' }) readonly editionId!:
    string | null;
  @Id({ nullable: true, description: 'The term that this one renews.' }) readonly renewalOf!: string | null;
  @DateOnly({
    nullable: true,
    description: 'The first day without coverage, where a cancellation has ended it.',
  })
  readonly cancelledOn!: string | null;
  @DateOnly({ nullable: true, description: 'The day on which an announced cancellation will end coverage.' })
  readonly cancellationDueOn!: string | null;
  @Bool({ description: 'Whether its notice went out in time, or it needs none.' })
  readonly cancellationStands!: boolean;
  @Moment({ nullable: true }) readonly boundAt!: string | null;
  @Moment({ nullable: true }) readonly issuedAt!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class ChargeInForceResponse {
  @Id({ nullable: true }) readonly itemId!: string | null;
  @Text({ max: 60, nullable: true, example: 'dwelling' }) readonly coverage!: string | null;
  @OneOf(LEDGER_CHARGE_KINDS) readonly kind!: LedgerChargeKind;
  @Text({ max: 60, nullable: true }) readonly code!: string | null;
  @OneOf(EARNINGS, { description: 'How it is earned, and so what a cancellation gives back.' })
  readonly earning!: Earning;
  @MoneyText(ANY_AMOUNT) readonly amount!: string;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly() readonly expirationDate!: string;
}

export class PolicyChargeResponse extends ChargeInForceResponse {
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly transactionSequence!: number;
}

export class PolicyTransactionResponse {
  @Id() readonly id!: string;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly sequence!: number;
  @OneOf(TRANSACTION_KINDS) readonly kind!: TransactionKind;
  @DateOnly() readonly effectiveOn!: string;
  @Moment() readonly bookedAt!: string;
  @Id({ nullable: true }) readonly bookedBy!: string | null;
  @Id({ nullable: true, description: 'The entry that this one takes back.' }) readonly reverses!:
    string | null;
  @Id({ nullable: true }) readonly worksheetId!: string | null;
  @Text({ max: 500, nullable: true }) readonly reason!: string | null;
  @ListOfJsonObjects({ max: 1000, nullable: true, description: 'What an endorsement changed.' })
  readonly changes!: readonly Readonly<Record<string, unknown>>[] | null;
  @MoneyText({ ...ANY_AMOUNT, description: 'By how much this transaction changed the premium.' })
  readonly premium!: string;
  @ListOf(() => PolicyChargeResponse, { max: 100_000 }) readonly charges!: readonly PolicyChargeResponse[];
}

export class RiskItemResponse {
  @Id({ description: 'Stays with the item across all changes.' }) readonly itemId!: string;
  @Text({ max: 300, example: '/vehicleInfo/vehicles/0', description: 'Where it stands in `risk`.' })
  readonly pointer!: string;
}

export class PolicyReadQuery {
  @DateOnly({
    optional: true,
    description: 'What was, or will be, insured on this day; today, where the policy is, unless told.',
  })
  readonly effectiveOn?: string | undefined;

  @Moment({ optional: true, description: 'As the ledger stood at this moment; all of it unless told.' })
  readonly knownAt?: string | undefined;
}

export class LedgerQuery extends PageQuery {
  @Moment({ optional: true, description: 'As the ledger stood at this moment; all of it unless told.' })
  readonly knownAt?: string;
}

export class PolicyResponse extends PolicySummaryResponse {
  @DateOnly({ description: 'The day that was asked about, of which `isCovered` and `coverages` speak.' })
  readonly effectiveOn!: string;
  @DateOnly({
    description:
      'The day of the term of which `risk`, `items` and `charges` speak: the same, or the first or last day of the term where that lies outside it.',
  })
  readonly termDay!: string;
  @Moment({ nullable: true, description: 'The moment at which all this was known; null is now.' })
  readonly knownAt!: string | null;
  @Bool({ description: 'Whether the policy gives coverage on the day that was asked about.' })
  readonly isCovered!: boolean;
  @OneOf(NOT_COVERED_REASONS, {
    nullable: true,
    description:
      'Why it does not; null where it does. `lapse`: coverage goes on later. `flat_canceled`: it never began.',
  })
  readonly notCoveredReason!: NotCoveredReason | null;

  @JsonObject({ description: 'What is insured on `termDay`.' })
  readonly risk!: Readonly<Record<string, unknown>>;

  @ListOf(() => RiskItemResponse, { max: 10_000, description: 'The ids by which a change names an item.' })
  readonly items!: readonly RiskItemResponse[];

  @ListOf(() => CoverageResponse, {
    max: 10_000,
    description: 'What is promised on the day that was asked about; nothing where there is no coverage.',
  })
  readonly coverages!: readonly CoverageResponse[];

  @ListOf(() => ChargeInForceResponse, {
    max: 10_000,
    description:
      'What is charged for the span of days within which `termDay` lies, offsets already taken away.',
  })
  readonly charges!: readonly ChargeInForceResponse[];
}
