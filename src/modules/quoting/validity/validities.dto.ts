import {
  DateOnly,
  Id,
  Int,
  Moment,
  OneOf,
  PageQuery,
  Text,
  EXAMPLE_END,
} from '../../../platform/http/fields.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';

const DAYS = { min: 1, max: 365, example: 45 } as const;
const REASON = { max: 500, example: 'Filed rule 7 of the homeowners manual' } as const;
const OPEN = { optional: true, nullable: true } as const;

export class ValiditySearchQuery extends PageQuery {
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @DateOnly({ optional: true, description: 'Only what holds on this day.' }) readonly on?: string;
}

export class SetValidityRequest {
  @OneOf(PRODUCT_TYPES, { ...OPEN, description: 'Every product where it is left out.', example: 'home' })
  readonly productType?: string | null;
  @OneOf(US_STATES, { ...OPEN, description: 'Every state where it is left out.', example: 'OH' })
  readonly state?: string | null;
  @Int({ ...DAYS, description: 'For how many days a price is held.' }) readonly validDays!: number;
  @DateOnly({ description: 'The first day on which quotes get it.' }) readonly effectiveDate!: string;
  @DateOnly({ ...OPEN, description: 'The first day on which they no longer do.' })
  readonly expirationDate?: string | null;
  @Text(REASON) readonly reason!: string;
}

export class EndValidityRequest {
  @DateOnly({
    example: EXAMPLE_END,
    nullable: true,
    description: 'The first day on which it no longer holds; null for no end.',
  })
  readonly expirationDate!: string | null;
}

export class QuoteValidityResponse {
  @Id() readonly id!: string;
  @OneOf(PRODUCT_TYPES, { nullable: true, description: 'Null: every product.' })
  readonly productType!: string | null;
  @OneOf(US_STATES, { nullable: true, description: 'Null: every state.' }) readonly state!: string | null;
  @Int(DAYS) readonly validDays!: number;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Text(REASON) readonly reason!: string;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
