import { CsvQuery } from '../../../platform/http/export/csv-query.js';
import {
  Bool,
  DateOnly,
  EXAMPLE_DATE,
  EXAMPLE_END,
  Id,
  Int,
  ListOf,
  Moment,
  MoneySum,
  OneOf,
  PageQuery,
  Text,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import { LARGEST_VERSION } from '../claims.dto.js';

const CESSION_ENTRY_KINDS = named('CessionEntryKind', [
  'ceded_paid',
  'ceded_paid_reversal',
  'ceded_reserve',
  'received',
  'received_reversal',
]);
const CEDED_PARTS = named('CededPart', ['loss', 'expense']);
const OF_THE_DAY = 'Days are those of the office (America/New_York).';

export class RecoverableSumsResponse {
  @MoneySum({ description: 'Of loss that was paid, without what came back.' })
  readonly cededPaidLoss!: string;
  @MoneySum() readonly cededPaidExpense!: string;
  @MoneySum() readonly cededReserveLoss!: string;
  @MoneySum() readonly cededReserveExpense!: string;
  @MoneySum() readonly received!: string;
  @MoneySum({
    description:
      'What is ceded of payments and has not come; negative, where more has come than is ceded now.',
  })
  readonly due!: string;
}

export class RecoverableResponse extends RecoverableSumsResponse {
  @Id() readonly treatyId!: string;
  @Text({ max: 40 }) readonly treatyNumber!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly treatyVersion!: number;
  @Text({ max: 40 }) readonly reinsurer!: string;
  @Text({ max: 200 }) readonly reinsurerName!: string;
}

export class ClaimRecoverablesResponse {
  @Id() readonly claimId!: string;
  @Bool({
    description: 'False: something was booked on the claim of which the cession is not worked out yet.',
  })
  readonly isCurrent!: boolean;
  @ListOf(() => RecoverableResponse, { max: 1_000 }) readonly items!: readonly RecoverableResponse[];
}

export class CessionEntryResponse {
  @Id() readonly id!: string;
  @Id() readonly treatyId!: string;
  @Text({ max: 40 }) readonly reinsurer!: string;
  @OneOf(CESSION_ENTRY_KINDS) readonly kind!: string;
  @OneOf(CEDED_PARTS, { nullable: true, description: 'Null: what was received is of both.' })
  readonly part!: string | null;
  @MoneySum() readonly amount!: string;
  @Id({ nullable: true }) readonly receiptId!: string | null;
  @Id({ nullable: true, description: 'Null: the system, because the ledger of the claim has changed.' })
  readonly bookedBy!: string | null;
  @Moment() readonly bookedAt!: string;
}

const FROM = { example: EXAMPLE_DATE, description: `The first day. ${OF_THE_DAY}` } as const;
const UNTIL = { example: EXAMPLE_END, description: 'The first day after it.' } as const;

export class BordereauQuery extends PageQuery {
  @DateOnly(FROM) readonly from!: string;
  @DateOnly(UNTIL) readonly until!: string;
}

export class BordereauCsvQuery extends CsvQuery {
  @DateOnly(FROM) readonly from!: string;
  @DateOnly(UNTIL) readonly until!: string;
}

export class BordereauLineResponse {
  @Id() readonly claimId!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @OneOf(PRODUCT_TYPES, { nullable: true }) readonly productType!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @DateOnly({ nullable: true }) readonly lossOn!: string | null;
  @Text({ max: 40, nullable: true }) readonly catastropheCode!: string | null;
  @MoneySum({ description: 'Within the period.' }) readonly cededPaidLoss!: string;
  @MoneySum({ description: 'Within the period.' }) readonly cededPaidExpense!: string;
  @MoneySum({ description: 'Within the period.' }) readonly received!: string;
  @MoneySum({ description: 'By the end of the period.' }) readonly cededPaidToDate!: string;
  @MoneySum({ description: 'By the end of the period.' }) readonly receivedToDate!: string;
  @MoneySum({ description: 'At the end of the period.' }) readonly cededReserveLoss!: string;
  @MoneySum({ description: 'At the end of the period.' }) readonly cededReserveExpense!: string;
}

export class ReinsuranceBalanceResponse extends RecoverableResponse {
  @Int({ min: 0, max: LARGEST_VERSION }) readonly claims!: number;
}
