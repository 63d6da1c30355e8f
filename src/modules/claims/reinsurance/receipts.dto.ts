import {
  DateOnly,
  Id,
  Int,
  ListOf,
  Moment,
  MoneySum,
  MoneyText,
  OneOf,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { LARGEST_VERSION } from '../claims.dto.js';

export const RECEIPT_STATUSES = named('ReinsuranceReceiptStatus', ['booked', 'reversed']);
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

const MOST_LINES = 200;

export class ReceiptLineFields {
  @Id() readonly claimId!: string;
  @MoneyText({ min: '0.01', example: '50.00' }) readonly amount!: string;
}

export class BookReceiptRequest {
  @Reference({ max: 40, example: 'RE-ALPINE', description: 'The code of a reinsurer of the treaty.' })
  readonly reinsurer!: string;
  @Reference({ max: 60, example: 'WIRE-2026-118', description: 'What the payment is called.' })
  readonly reference!: string;
  @DateOnly() readonly receivedOn!: string;
  @ListOf(() => ReceiptLineFields, { min: 1, max: MOST_LINES })
  readonly lines!: readonly ReceiptLineFields[];
}

export class ReverseReceiptRequest {
  @Text({ max: 500, example: 'It was paid under another treaty.' }) readonly reason!: string;
}

export class ReceiptResponse {
  @Id() readonly id!: string;
  @Id() readonly treatyId!: string;
  @Text({ max: 40 }) readonly reinsurer!: string;
  @Text({ max: 60 }) readonly reference!: string;
  @DateOnly() readonly receivedOn!: string;
  @MoneySum() readonly amount!: string;
  @OneOf(RECEIPT_STATUSES) readonly status!: ReceiptStatus;
  @ListOf(() => ReceiptLineFields, { max: MOST_LINES }) readonly lines!: readonly ReceiptLineFields[];
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Id({ nullable: true }) readonly reversedBy!: string | null;
  @Moment({ nullable: true }) readonly reversedAt!: string | null;
  @Text({ max: 500, nullable: true }) readonly reversalReason!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
