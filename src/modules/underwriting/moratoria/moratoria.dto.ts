import {
  DateOnly,
  Id,
  Int,
  ListOfOneOf,
  ListOfText,
  Moment,
  OneOf,
  PageQuery,
  Text,
  EXAMPLE_END,
} from '../../../platform/http/fields.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { MoratoriumTransaction } from '../domain/moratorium.js';
import { HOLD_TRANSACTIONS } from '../domain/moratorium.js';

const OPEN = { optional: true, nullable: true } as const;
const ZIP_PREFIXES = {
  min: 1,
  max: 1000,
  item: { max: 5, pattern: /^[0-9]{1,5}$/, patternDetail: 'must be one to five digits' },
  example: ['431', '43004'],
} as const;
const PRODUCTS = { min: 1, max: PRODUCT_TYPES.length, example: ['home'] } as const;
const TRANSACTIONS = {
  min: 1,
  max: HOLD_TRANSACTIONS.length,
  example: ['quote', 'endorse'],
  description: 'What may not be done. What may not be quoted may not be bound either.',
} as const;
const REASON = {
  max: 500,
  example: 'No new business while the storm is near',
  description: 'What the person is told.',
} as const;
const CITATION = { max: 500, example: 'Bulletin 2026-07' } as const;

export class MoratoriumSearchQuery extends PageQuery {
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @DateOnly({ optional: true, description: 'Only what holds on this day.' }) readonly on?: string;
}

export class PlaceMoratoriumRequest {
  @OneOf(US_STATES, { example: 'OH' }) readonly state!: string;
  @ListOfText({
    ...ZIP_PREFIXES,
    ...OPEN,
    description: 'Whole ZIP codes or their beginnings; the whole state where left out.',
  })
  readonly zipPrefixes?: readonly string[] | null;
  @ListOfOneOf(PRODUCT_TYPES, { ...PRODUCTS, ...OPEN, description: 'Every product where it is left out.' })
  readonly productTypes?: readonly string[] | null;
  @ListOfOneOf(HOLD_TRANSACTIONS, TRANSACTIONS) readonly transactions!: readonly MoratoriumTransaction[];
  @DateOnly({ description: 'The first day of the moratorium.' }) readonly effectiveDate!: string;
  @DateOnly({ ...OPEN, description: 'The first day without it.' }) readonly expirationDate?: string | null;
  @Text(REASON) readonly reason!: string;
  @Text({ ...CITATION, ...OPEN }) readonly citation?: string | null;
}

export class EndMoratoriumRequest {
  @DateOnly({
    example: EXAMPLE_END,
    nullable: true,
    description: 'The first day without it; its effective date lifts it wholly, null takes the end away.',
  })
  readonly expirationDate!: string | null;
}

export class MoratoriumResponse {
  @Id() readonly id!: string;
  @OneOf(US_STATES) readonly state!: string;
  @ListOfText({ ...ZIP_PREFIXES, nullable: true, description: 'Null: the whole state.' })
  readonly zipPrefixes!: readonly string[] | null;
  @ListOfOneOf(PRODUCT_TYPES, { ...PRODUCTS, nullable: true, description: 'Null: every product.' })
  readonly productTypes!: readonly string[] | null;
  @ListOfOneOf(HOLD_TRANSACTIONS, TRANSACTIONS) readonly transactions!: readonly MoratoriumTransaction[];
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Text(REASON) readonly reason!: string;
  @Text({ ...CITATION, nullable: true }) readonly citation!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
