import { Bool, DateOnly, Id, ListOf, MoneyText, OneOf, Text } from '../../../platform/http/fields.js';
import { CAUSES_OF_LOSS } from '../../../shared/causes-of-loss.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';

export class RecordedLossResponse {
  @Id() readonly claimId!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @Id() readonly policyId!: string;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @DateOnly() readonly occurredOn!: string;
  @OneOf(CAUSES_OF_LOSS, { nullable: true }) readonly cause!: string | null;
  @Text({ max: 40, nullable: true }) readonly catastropheCode!: string | null;
  @Text({ max: 40, example: 'approved' }) readonly status!: string;
  @Bool({ description: 'Whether the claim is still worked on.' }) readonly isOpen!: boolean;
  @MoneyText({ min: '-999999999999.99', description: 'Paid for the loss itself, without what came back.' })
  readonly paid!: string;
}

export class RecordedLossesResponse {
  @ListOf(() => RecordedLossResponse, { max: 10_000 }) readonly items!: readonly RecordedLossResponse[];
}
