import {
  DateOnly,
  Id,
  Int,
  Moment,
  MoneyText,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import type { ScreeningOutcome } from '../../../platform/sanctions/sanctions-screening.js';
import { SCREENINGS } from '../../../platform/sanctions/sanctions-screening.js';
import { LARGEST_COUNT } from '../billing.dto.js';
import type { PayoutMethod, RefundStatus } from './refunds.view.js';
import { PAYOUT_METHODS, REFUND_STATUSES } from './refunds.view.js';

const REASON = { max: 500, example: 'Canceled by the customer' } as const;

export class RefundSearchQuery extends PageQuery {
  @Id({ optional: true }) readonly accountId?: string;
  @OneOf(REFUND_STATUSES, { optional: true }) readonly status?: RefundStatus;
}

export class RequestRefundRequest {
  @MoneyText({ min: '0.01', optional: true, example: '120.50', description: 'All that is due unless told.' })
  readonly amount?: string;
  @Text(REASON) readonly reason!: string;
}

export class ApproveRefundRequest {
  @Text({ max: 500, optional: true, example: 'Checked against the ledger' }) readonly reason?: string;
}

export class RejectRefundRequest {
  @Text({ max: 500, example: 'A check is still on its way' }) readonly reason!: string;
}

/** How staff paid a refund, entered when the money is on its way. */
export class ExecuteRefundRequest {
  @OneOf(PAYOUT_METHODS, { example: 'check' }) readonly method!: PayoutMethod;
  @Reference({
    max: 100,
    example: 'CHK-100234',
    description: 'Under which the money can be found. Never the number of a card or a bank account.',
  })
  readonly reference!: string;
  @DateOnly({ description: 'The day on which the money went out; not after today.' })
  readonly paidOn!: string;
}

export class RefundResponse {
  @Id() readonly id!: string;
  @Id() readonly accountId!: string;
  @MoneyText({ example: '120.50' }) readonly amount!: string;
  @OneOf(REFUND_STATUSES) readonly status!: RefundStatus;
  @Text(REASON) readonly reason!: string;
  @Id({ nullable: true }) readonly requestedBy!: string | null;
  @Id({ nullable: true }) readonly decidedBy!: string | null;
  @Moment({ nullable: true }) readonly decidedAt!: string | null;
  @Text({ max: 500, nullable: true, example: null }) readonly decisionReason!: string | null;
  @OneOf(PAYOUT_METHODS, { nullable: true }) readonly method!: PayoutMethod | null;
  @Text({ max: 100, nullable: true, example: null }) readonly reference!: string | null;
  @Id({ nullable: true }) readonly executedBy!: string | null;
  @Moment({ nullable: true }) readonly executedAt!: string | null;
  @OneOf(SCREENINGS, {
    nullable: true,
    description:
      'Whether the customer was looked for on the list of sanctions; null from before there was one.',
  })
  readonly screening!: ScreeningOutcome | null;
  @Text({ max: 64, nullable: true, description: 'The SHA-256 of the list that was looked at last.' })
  readonly screeningList!: string | null;
  @Int({ min: 1, max: LARGEST_COUNT, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}
