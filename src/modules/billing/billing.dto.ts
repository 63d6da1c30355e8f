import {
  DateOnly,
  Id,
  Int,
  ListOf,
  Moment,
  MoneyText,
  OneOf,
  PageQuery,
  Bool,
  Reference,
  Text,
} from '../../platform/http/fields.js';
import { named } from '../../shared/named-list.js';
import { US_STATES } from '../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';
import type { EntryKind } from './domain/sums.js';
import { ENTRY_KINDS } from './domain/sums.js';
import type { FiledWay } from './domain/payment-plan.js';
import type { InstallmentStatus } from './domain/settle.js';
import { INSTALLMENT_STATUSES } from './domain/settle.js';

const ACCOUNT_STATUSES = named('BillingAccountStatus', ['open', 'closed']);
export const LARGEST_COUNT = 2_147_483_647;
/** Negative amounts are credits, and what the company owes. */
const ANY_AMOUNT = { min: '-999999999999.99' } as const;
const MOST_INSTALLMENTS = 5000;

export class OfferedWayResponse implements FiledWay {
  @Text({ max: 60, example: 'monthly' }) readonly code!: string;
  @Text({ max: 200, example: 'Monthly' }) readonly title!: string;
  @Int({ min: 1, max: 366, example: 12 }) readonly instalments!: number;
  @MoneyText({ example: '55.76', description: 'Of each installment.' }) readonly amount!: string;
}

export class InstallmentResponse {
  @Int({ min: 1, max: LARGEST_COUNT, example: 1 }) readonly number!: number;
  @DateOnly() readonly billOn!: string;
  @DateOnly() readonly dueOn!: string;
  @MoneyText({ ...ANY_AMOUNT, example: '41.75', description: 'Below zero for a credit.' })
  readonly amount!: string;
  @MoneyText({ example: '0.00' }) readonly fee!: string;
  @MoneyText({ example: '41.75', description: 'Money received for it; credits and write-offs are none.' })
  readonly paid!: string;
  @OneOf(INSTALLMENT_STATUSES, {
    description:
      '`credited`: a credit, or settled by one without any money; `written_off`: given up, in part or whole.',
  })
  readonly status!: InstallmentStatus;
}

export class BillingAccountSummaryResponse {
  @Id() readonly id!: string;
  @Id() readonly policyId!: string;
  @Text({ max: 40, example: 'POL-2026-0000001-01' }) readonly policyNumber!: string;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @Text({ max: 64, example: 'America/New_York' }) readonly timeZone!: string;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly() readonly expirationDate!: string;
  @DateOnly({ description: 'The first day without coverage; a cancellation moves it.' })
  readonly endsOn!: string;
  @OneOf(ACCOUNT_STATUSES) readonly status!: 'open' | 'closed';
  @Text({ max: 60, example: 'monthly' }) readonly planCode!: string;
  @Text({ max: 200, example: 'Twelve monthly installments' }) readonly planTitle!: string;
  @MoneyText() readonly premium!: string;
  @MoneyText({
    ...ANY_AMOUNT,
    example: '0.00',
    description: 'What the way of paying of the manual costs beyond the premium.',
  })
  readonly instalmentCharge!: string;
  @MoneyText({ example: '0.00' }) readonly fees!: string;
  @MoneyText({
    ...ANY_AMOUNT,
    example: '41.75',
    description: 'Received, less what was paid back.',
  })
  readonly received!: string;
  @MoneyText({ ...ANY_AMOUNT, example: '0.00', description: 'Given up; below zero where it was a credit.' })
  readonly writtenOff!: string;
  @MoneyText({
    ...ANY_AMOUNT,
    example: '459.25',
    description: 'Owed for the whole term, due or not; below zero the company owes the customer.',
  })
  readonly balance!: string;
  @MoneyText({ example: '0.00', description: 'Money that nothing billed asks for yet.' })
  readonly credit!: string;
  @MoneyText({ example: '0.00', description: 'Paid beyond everything that is owed.' })
  readonly refundDue!: string;
  @MoneyText({ example: '0.00' }) readonly pastDue!: string;
  @Int({ min: 0, max: LARGEST_COUNT, example: 0 }) readonly daysPastDue!: number;
  @DateOnly({ nullable: true }) readonly nextDueOn!: string | null;
  @MoneyText({ nullable: true, example: '41.75' }) readonly nextDueAmount!: string | null;
  @DateOnly({ description: 'The first day of coverage that the money does not pay for.' })
  readonly paidThrough!: string;
  @Int({ min: 1, max: LARGEST_COUNT, example: 1 }) readonly rowVersion!: number;
}

export class BillingAccountResponse extends BillingAccountSummaryResponse {
  @ListOf(() => OfferedWayResponse, { max: 50, description: 'Ways of paying that the manual offers.' })
  readonly offered!: readonly OfferedWayResponse[];
  @ListOf(() => InstallmentResponse, { max: MOST_INSTALLMENTS })
  readonly instalments!: readonly InstallmentResponse[];
}

export class BillingEntryResponse {
  @Id() readonly id!: string;
  @Int({ min: 1, max: LARGEST_COUNT, example: 1 }) readonly sequence!: number;
  @OneOf(ENTRY_KINDS) readonly kind!: EntryKind;
  @MoneyText({ ...ANY_AMOUNT, description: 'Above zero it raises what the customer owes.' })
  readonly amount!: string;
  @MoneyText({ ...ANY_AMOUNT, description: 'Owed for the whole term after this entry.' })
  readonly balance!: string;
  @DateOnly() readonly effectiveOn!: string;
  @Text({ max: 500, nullable: true, example: 'new-business' }) readonly reason!: string | null;
  @Id({ nullable: true, description: 'The transaction of the policy that it follows.' })
  readonly transactionId!: string | null;
  @Int({
    min: 1,
    max: LARGEST_COUNT,
    nullable: true,
    example: null,
    description: 'Number of the installment that a fee is for.',
  })
  readonly instalment!: number | null;
  @Id({ nullable: true }) readonly paymentId!: string | null;
  @Id({ nullable: true }) readonly refundId!: string | null;
  @Moment() readonly bookedAt!: string;
  @Id({ nullable: true }) readonly bookedBy!: string | null;
}

export class CloseAccountRequest {
  @Text({ max: 500, example: 'Below the cost of collecting it' }) readonly reason!: string;
}

export class ChangePlanRequest {
  @Reference({
    max: 60,
    example: 'quarterly',
    description: 'A payment plan, a way of paying that is offered, or full.',
  })
  readonly planCode!: string;
}

export class AccountSearchQuery extends PageQuery {
  @Id({ optional: true }) readonly policyId?: string;
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly agencyId?: string;
  @OneOf(ACCOUNT_STATUSES, { optional: true }) readonly status?: 'open' | 'closed';
  @Reference({ max: 60, optional: true, example: 'monthly' }) readonly planCode?: string;
  @Bool({ optional: true, description: 'Those on which the company owes the customer, or the others.' })
  readonly refundDue?: boolean;
}
