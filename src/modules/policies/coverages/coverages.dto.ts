import { Id, ListOf, MoneyText, Nested, Text } from '../../../platform/http/fields.js';

export class LimitResponse {
  @Text({ max: 60, example: 'dwelling' }) readonly code!: string;
  @Text({ max: 200, example: 'Dwelling' }) readonly title!: string;
  @MoneyText({ example: '215000.00' }) readonly amount!: string;
}

export class AmountsResponse {
  @ListOf(() => LimitResponse, { max: 20, description: 'Empty where the manual states none.' })
  readonly limits!: readonly LimitResponse[];
  @MoneyText({ nullable: true, example: '1000.00' }) readonly deductible!: string | null;
}

export class CoverageResponse extends AmountsResponse {
  @Id({ nullable: true, description: 'The item that it is for; null for the policy as a whole.' })
  readonly itemId!: string | null;
  @Text({ max: 60, example: 'dwelling' }) readonly code!: string;
  @Text({ max: 200, example: 'Dwelling and personal property' }) readonly title!: string;
}

export class CoverageChangeResponse {
  @Id({ nullable: true }) readonly itemId!: string | null;
  @Text({ max: 60, example: 'dwelling' }) readonly code!: string;
  @Text({ max: 200, example: 'Dwelling and personal property' }) readonly title!: string;
  @Nested(() => AmountsResponse, { nullable: true, description: 'Null for a coverage that is new.' })
  readonly before!: AmountsResponse | null;
  @Nested(() => AmountsResponse, { nullable: true, description: 'Null for a coverage that ends.' })
  readonly after!: AmountsResponse | null;
}
