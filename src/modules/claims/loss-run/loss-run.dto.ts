import {
  DateOnly,
  Id,
  Int,
  ListOf,
  Moment,
  MoneySum,
  MoneyText,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { CAUSES_OF_LOSS } from '../../../shared/causes-of-loss.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { ClaimStatus } from '../lifecycle/domain/claim-status.js';
import { CLAIM_STATUSES } from '../lifecycle/domain/claim-status.js';

const ANY = { min: '-999999999999.99' } as const;

export class LossRunQuery {
  @Id({ optional: true, description: 'Of one policy.' }) readonly policyId?: string;
  @Id({ optional: true, description: 'Of all policies of a customer.' }) readonly customerId?: string;
}

export class LossRunLineResponse {
  @Id() readonly claimId!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @Id({ nullable: true }) readonly policyId!: string | null;
  @Text({ max: 40, nullable: true }) readonly policyNumber!: string | null;
  @OneOf(PRODUCT_TYPES, { nullable: true }) readonly productType!: string | null;
  @DateOnly({ nullable: true }) readonly lossOn!: string | null;
  @Moment() readonly reportedAt!: string;
  @OneOf(CAUSES_OF_LOSS, { nullable: true }) readonly cause!: string | null;
  @Text({ max: 40, nullable: true }) readonly catastropheCode!: string | null;
  @OneOf(CLAIM_STATUSES) readonly status!: ClaimStatus;
  @MoneyText({ description: 'For the loss itself.' }) readonly paidLoss!: string;
  @MoneyText({ description: 'For adjusting and law.' }) readonly paidExpense!: string;
  @MoneyText({ description: 'Set aside and not paid.' }) readonly outstanding!: string;
  @MoneyText() readonly recovered!: string;
  @MoneyText({ ...ANY, description: 'Paid and outstanding, without what came back.' })
  readonly incurred!: string;
}

export class LossRunResponse {
  @Moment({ description: 'Of when it is true.' }) readonly asOf!: string;
  @ListOf(() => LossRunLineResponse, { max: 10_000, description: 'The latest loss first.' })
  readonly items!: readonly LossRunLineResponse[];
  @Int({ min: 0, max: 10_000 }) readonly count!: number;
  @Int({ min: 0, max: 10_000 }) readonly openCount!: number;
  @MoneySum() readonly paid!: string;
  @MoneySum() readonly outstanding!: string;
  @MoneySum() readonly recovered!: string;
  @MoneySum() readonly incurred!: string;
}
