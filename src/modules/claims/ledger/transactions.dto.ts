import {
  Bool,
  DateOnly,
  Id,
  Int,
  ListOf,
  ListOfIds,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  PageQuery,
  Text,
} from '../../../platform/http/fields.js';
import type { ScreeningOutcome } from '../../../platform/sanctions/sanctions-screening.js';
import { SCREENINGS } from '../../../platform/sanctions/sanctions-screening.js';
import { named } from '../../../shared/named-list.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { AuthorityBasis, CostType } from '../authority/domain/authority.js';
import { COST_TYPES } from '../authority/domain/authority.js';

export const TRANSACTION_KINDS_OF_CLAIMS = named('ClaimTransactionKind', [
  'reserve',
  'payment',
  'recovery',
  'approval',
]);
export type ClaimTransactionKind = (typeof TRANSACTION_KINDS_OF_CLAIMS)[number];
export const TRANSACTION_STATUSES = named('ClaimTransactionStatus', [
  'pending',
  'scheduled',
  'booked',
  'declined',
  'voided',
  'stopped',
]);
export type ClaimTransactionStatus = (typeof TRANSACTION_STATUSES)[number];
export const PAYMENT_TYPES = named('ClaimPaymentType', ['partial', 'final', 'recurring']);
export const RECOVERY_KINDS = named('ClaimRecoveryKind', [
  'salvage',
  'subrogation',
  'deductible',
  'contribution',
]);
export const CLAIM_PAYMENT_METHODS = named('ClaimPaymentMethod', ['check', 'bank_transfer', 'card', 'other']);
const ENTRY_KINDS = named('ClaimEntryKind', [
  'reserve',
  'payment',
  'payment_reversal',
  'recovery',
  'recovery_reversal',
]);

/** Of the payees of a payment; `cleared`: they have a name that is listed, and somebody has found that they are not who is meant. */

const OPEN = { optional: true, nullable: true } as const;
const ANY = { min: '-999999999999.99' } as const;
const MEMO = { max: 500, example: 'Roof, estimate of May 4' } as const;

export class SetReserveRequest {
  @Id({ description: 'The reserve line.' }) readonly lineId!: string;
  @MoneyText({ example: '12000.00', description: 'All that is to be set aside, with what is paid already.' })
  readonly reserve!: string;
  @Text({ ...MEMO, ...OPEN }) readonly memo?: string | null;
}

export class PaymentLineRequest {
  @Id({ description: 'The reserve line from which it is paid.' }) readonly lineId!: string;
  @MoneyText({
    min: '0.01',
    ...OPEN,
    description: 'Of a line of loss it may be left out: then all is paid that the coverage still owes.',
  })
  readonly amount?: string | null;
}

export class PayeeRequest {
  @ListOfIds({
    min: 1,
    max: 5,
    example: ['00000000-0000-7000-8000-000000000000'],
    description: 'Contacts of the claim; several are named on one check together.',
  })
  readonly contactIds!: readonly string[];
  @MoneyText({ min: '0.01', ...OPEN, description: 'May be left out where there is one payee.' })
  readonly amount?: string | null;
}

export class RequestPaymentRequest {
  @ListOf(() => PaymentLineRequest, { min: 1, max: 50 }) readonly lines!: readonly PaymentLineRequest[];
  @ListOf(() => PayeeRequest, { min: 1, max: 20 }) readonly payees!: readonly PayeeRequest[];
  @OneOf(PAYMENT_TYPES, {
    example: 'partial',
    description: 'After a final payment nothing is set aside any more.',
  })
  readonly type!: (typeof PAYMENT_TYPES)[number];
  @OneOf(CLAIM_PAYMENT_METHODS, { example: 'check' })
  readonly method!: (typeof CLAIM_PAYMENT_METHODS)[number];
  @DateOnly({ ...OPEN, description: 'Today unless told.' }) readonly payableOn?: string | null;
  @Int({
    min: 2,
    max: 120,
    optional: true,
    description: 'Of a recurring payment: how many there are, one each month.',
  })
  readonly count?: number;
  @Text({ ...MEMO, ...OPEN }) readonly memo?: string | null;
}

export class RecordRecoveryRequest {
  @Id() readonly lineId!: string;
  @OneOf(RECOVERY_KINDS, { example: 'subrogation' }) readonly kind!: (typeof RECOVERY_KINDS)[number];
  @MoneyText({ min: '0.01' }) readonly amount!: string;
  @Text({ ...MEMO, ...OPEN }) readonly memo?: string | null;
}

export class DecisionReasonRequest {
  @Text({ max: 500, example: 'The estimate is plausible.' }) readonly reason!: string;
}

export class LineAmountResponse {
  @Id() readonly lineId!: string;
  @MoneyText(ANY) readonly amount!: string;
}

export class PayeeResponse {
  @ListOfIds({ max: 5 }) readonly contactIds!: readonly string[];
  @MoneyText() readonly amount!: string;
}

export class MeasuredAmountsResponse implements Readonly<Record<AuthorityBasis, string>> {
  @MoneyText() readonly transaction!: string;
  @MoneyText() readonly coverage!: string;
  @MoneyText() readonly claim!: string;
}

export class MeasureResponse {
  @Text({ max: 60, nullable: true }) readonly coverage!: string | null;
  @OneOf(COST_TYPES, { nullable: true }) readonly costType!: CostType | null;
  @Nested(() => MeasuredAmountsResponse) readonly amounts!: MeasuredAmountsResponse;
}

export class ClaimTransactionResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @OneOf(TRANSACTION_KINDS_OF_CLAIMS) readonly kind!: ClaimTransactionKind;
  @OneOf(TRANSACTION_STATUSES) readonly status!: ClaimTransactionStatus;
  @MoneyText({ ...ANY, description: 'Of a reserve, by how much it changes.' }) readonly amount!: string;
  @ListOf(() => LineAmountResponse, { max: 50 }) readonly lines!: readonly LineAmountResponse[];
  @ListOf(() => PayeeResponse, { max: 20 }) readonly payees!: readonly PayeeResponse[];
  @Text({ max: 60, nullable: true }) readonly coverage!: string | null;
  @OneOf(PAYMENT_TYPES, { nullable: true }) readonly paymentType!: string | null;
  @OneOf(RECOVERY_KINDS, { nullable: true }) readonly recoveryKind!: string | null;
  @OneOf(CLAIM_PAYMENT_METHODS, { nullable: true }) readonly method!: string | null;
  @DateOnly({ nullable: true }) readonly payableOn!: string | null;
  @Id({ nullable: true, description: 'What recurring payments have in common.' })
  readonly seriesId!: string | null;
  @Id({ nullable: true, description: 'The payment in whose place it was made.' })
  readonly reissueOf!: string | null;
  @Text({ max: 500, nullable: true }) readonly memo!: string | null;
  @OneOf(SCREENINGS, {
    nullable: true,
    description:
      'What was found on the list of sanctions when it was last looked at: when it was asked for, approved, or paid. A possible match holds it. Null: it is no payment, or older than screening.',
  })
  readonly screening!: ScreeningOutcome | null;
  @Text({ max: 64, nullable: true, description: 'The SHA-256 of that list.' })
  readonly screeningList!: string | null;
  @ListOf(() => MeasureResponse, { max: 50, description: 'How much authority it takes.' })
  readonly measures!: readonly MeasureResponse[];
  @Id({ nullable: true }) readonly requestedBy!: string | null;
  @Moment() readonly requestedAt!: string;
  @Id({ nullable: true }) readonly decidedBy!: string | null;
  @Moment({ nullable: true }) readonly decidedAt!: string | null;
  @Text({ max: 500, nullable: true }) readonly decisionReason!: string | null;
  @Moment({ nullable: true }) readonly bookedAt!: string | null;
  @Id({ nullable: true }) readonly endedBy!: string | null;
  @Moment({ nullable: true }) readonly endedAt!: string | null;
  @Text({ max: 500, nullable: true, description: 'Why it was voided or stopped.' })
  readonly endReason!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
}

export class ClaimTransactionSearchQuery extends PageQuery {
  @OneOf(TRANSACTION_STATUSES, { optional: true }) readonly status?: ClaimTransactionStatus;
  @OneOf(TRANSACTION_KINDS_OF_CLAIMS, { optional: true }) readonly kind?: ClaimTransactionKind;
  @Id({ optional: true }) readonly claimId?: string;
}

export class QueueQuery extends PageQuery {
  @Bool({ optional: true, description: 'Only what the caller may decide; true unless told.' })
  readonly mine?: boolean;
}

export class ReserveLineResponse {
  @Id() readonly id!: string;
  @Id() readonly exposureId!: string;
  @OneOf(COST_TYPES) readonly costType!: CostType;
  @MoneyText({ description: 'All that was set aside, with what is paid.' }) readonly reserved!: string;
  @MoneyText() readonly paid!: string;
  @MoneyText({ description: 'Promised to payments that wait or are scheduled.' }) readonly held!: string;
  @MoneyText({ description: 'Set aside, and neither paid nor promised.' }) readonly outstanding!: string;
  @MoneyText() readonly recovered!: string;
}

export class LedgerEntryResponse {
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @Id() readonly transactionId!: string;
  @Id() readonly lineId!: string;
  @OneOf(ENTRY_KINDS) readonly kind!: string;
  @MoneyText(ANY) readonly amount!: string;
  @Id({ nullable: true }) readonly bookedBy!: string | null;
  @Moment() readonly bookedAt!: string;
}

export class FinancialsResponse {
  @ListOf(() => ReserveLineResponse, { max: 1_000 }) readonly lines!: readonly ReserveLineResponse[];
  @MoneyText() readonly reserved!: string;
  @MoneyText() readonly paid!: string;
  @MoneyText() readonly outstanding!: string;
  @MoneyText() readonly recovered!: string;
  @MoneyText({ ...ANY, description: 'Reserved and not recovered: what the claim costs as far as is known.' })
  readonly incurred!: string;
}
