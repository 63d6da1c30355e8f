import { named } from '../../../shared/named-list.js';
import {
  Bool,
  DateOnly,
  EXAMPLE_END,
  Id,
  Int,
  Moment,
  MoneyText,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import type { Role } from '../../../shared/actor.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { AuthorityBasis, AuthorityKind, CostType } from './domain/authority.js';
import { AUTHORITY_BASES, AUTHORITY_KINDS, COST_TYPES } from './domain/authority.js';

export const HOLDERS = named('ClaimAuthorityHolder', ['underwriter', 'adjuster', 'admin', 'system']);

const OPEN = { optional: true, nullable: true } as const;
const COVERAGE = {
  max: 60,
  example: 'dwelling',
  description: 'Every coverage where it is left out.',
} as const;

export class ClaimAuthoritySearchQuery extends PageQuery {
  @Id({ optional: true }) readonly userId?: string;
  @OneOf(HOLDERS, { optional: true }) readonly role?: Role;
  @OneOf(AUTHORITY_KINDS, { optional: true }) readonly kind?: AuthorityKind;
  @DateOnly({ optional: true, description: 'Only what holds on this day.' }) readonly on?: string;
}

export class GrantClaimAuthorityRequest {
  @Id({ ...OPEN, description: 'Who holds it; a user or a role.' }) readonly userId?: string | null;
  @OneOf(HOLDERS, { ...OPEN, example: 'adjuster' }) readonly role?: Role | null;
  @OneOf(AUTHORITY_KINDS, { example: 'payment' }) readonly kind!: AuthorityKind;
  @OneOf(AUTHORITY_BASES, {
    example: 'coverage',
    description:
      'What is measured: the transaction alone, with all of its coverage on the claim, or with all of the claim.',
  })
  readonly basis!: AuthorityBasis;
  @Reference({ ...COVERAGE, ...OPEN }) readonly coverage?: string | null;
  @OneOf(COST_TYPES, { ...OPEN, description: 'Every cost where it is left out.' })
  readonly costType?: CostType | null;
  @OneOf(PRODUCT_TYPES, { ...OPEN, description: 'Every product where it is left out.' })
  readonly productType?: string | null;
  @OneOf(US_STATES, { ...OPEN, description: 'Every state where it is left out.' })
  readonly state?: string | null;
  @MoneyText({ nullable: true, example: '15000.00', description: 'Null: without a limit.' })
  readonly amount!: string | null;
  @Bool({
    optional: true,
    description: 'Whether payments take a second person all the same; true unless told.',
  })
  readonly fourEyes?: boolean;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ ...OPEN, description: 'The first day on which it no longer holds.' })
  readonly expirationDate?: string | null;
}

export class EndClaimAuthorityRequest {
  @DateOnly({
    nullable: true,
    example: EXAMPLE_END,
    description: 'The first day on which it no longer holds.',
  })
  readonly expirationDate!: string | null;
}

export class ClaimAuthorityResponse {
  @Id() readonly id!: string;
  @Id({ nullable: true }) readonly userId!: string | null;
  @OneOf(HOLDERS, { nullable: true }) readonly role!: Role | null;
  @OneOf(AUTHORITY_KINDS) readonly kind!: AuthorityKind;
  @OneOf(AUTHORITY_BASES) readonly basis!: AuthorityBasis;
  @Text({ ...COVERAGE, nullable: true }) readonly coverage!: string | null;
  @OneOf(COST_TYPES, { nullable: true }) readonly costType!: CostType | null;
  @OneOf(PRODUCT_TYPES, { nullable: true }) readonly productType!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @MoneyText({ nullable: true }) readonly amount!: string | null;
  @Bool() readonly fourEyes!: boolean;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
