import {
  DateOnly,
  Id,
  Int,
  Moment,
  MoneyText,
  OneOf,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import type { PaymentMethod, ReversalKind } from './payments.view.js';
import { PAYMENT_METHODS, PAYMENT_STATUSES, REVERSAL_KINDS } from './payments.view.js';

const LARGEST_INTEGER = 2_147_483_647;
const SOURCE = { max: 40, pattern: /^[a-z][a-z0-9-]{0,39}$/ } as const;

export class RecordPaymentRequest {
  @MoneyText({ min: '0.01', example: '41.75' }) readonly amount!: string;

  @DateOnly({ description: 'The day on which the money came in; not after today.' })
  readonly receivedOn!: string;

  @OneOf(PAYMENT_METHODS, { example: 'check' }) readonly method!: PaymentMethod;

  @Reference({
    max: 100,
    example: 'LB-2026-0301-17',
    description:
      'Under which the money can be found at its source, where it is unique; its case counts. Never the number of a card or a bank account.',
  })
  readonly externalReference!: string;

  @Text({
    ...SOURCE,
    patternDetail: 'must be a word such as lockbox: small letters, digits and hyphens',
    optional: true,
    description: 'Who reports the money, such as lockbox. Left out: the staff; an agency is its own source.',
  })
  readonly source?: string;

  @Text({ max: 500, optional: true, nullable: true }) readonly note?: string | null;
}

export class ReversePaymentRequest {
  @OneOf(REVERSAL_KINDS, { example: 'insufficient_funds' }) readonly kind!: ReversalKind;
  @Text({ max: 500, example: 'Returned by the bank' }) readonly reason!: string;
  @DateOnly({ description: 'Not before the payment came in, and not after today.' })
  readonly reversedOn!: string;
}

export class RecordedPaymentResponse {
  @Id() readonly id!: string;
  @Id() readonly accountId!: string;
  @Text({ ...SOURCE, example: 'lockbox' }) readonly source!: string;
  @Text({ max: 100, example: 'LB-2026-0301-17' }) readonly externalReference!: string;
  @MoneyText({ example: '41.75' }) readonly amount!: string;
  @OneOf(PAYMENT_METHODS) readonly method!: PaymentMethod;
  @DateOnly() readonly receivedOn!: string;
  @Text({ max: 500, nullable: true, example: null }) readonly note!: string | null;
  @OneOf(PAYMENT_STATUSES) readonly status!: 'recorded' | 'reversed';
  @Id({ nullable: true }) readonly recordedBy!: string | null;
  @DateOnly({ nullable: true }) readonly reversedOn!: string | null;
  @OneOf(REVERSAL_KINDS, { nullable: true }) readonly reversalKind!: ReversalKind | null;
  @Text({ max: 500, nullable: true, example: null }) readonly reversalReason!: string | null;
  @Id({ nullable: true }) readonly reversedBy!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}
