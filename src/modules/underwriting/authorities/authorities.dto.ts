import {
  Bool,
  DateOnly,
  Factor,
  Id,
  Int,
  Moment,
  OneOf,
  PageQuery,
  Reference,
  Text,
  EXAMPLE_END,
} from '../../../platform/http/fields.js';
import type { Role } from '../../../shared/actor.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { HOLDER_ROLES } from '../domain/authority-grant.js';
import type { Comparator } from '../domain/authority.js';
import { COMPARATORS } from '../domain/authority.js';

const CODE = { max: 60, example: 'underwriter', description: 'As the rules of manuals name it.' } as const;
const VALUE = {
  min: '-999999999999',
  example: '1000000',
  description: 'The limit; null with `any`.',
} as const;
const OPEN = { optional: true, nullable: true } as const;

export class AuthoritySearchQuery extends PageQuery {
  @Reference({ ...CODE, optional: true }) readonly code?: string;
  @Id({ optional: true }) readonly userId?: string;
  @OneOf(HOLDER_ROLES, { optional: true }) readonly role?: Role;
  @DateOnly({ optional: true, description: 'Only what holds on this day.' }) readonly on?: string;
}

export class GrantAuthorityRequest {
  @Reference(CODE) readonly code!: string;
  @Id({ ...OPEN, description: 'Who holds it; a user or a role.' }) readonly userId?: string | null;
  @OneOf(HOLDER_ROLES, { ...OPEN, example: 'underwriter' }) readonly role?: Role | null;
  @OneOf(COMPARATORS, {
    example: 'at_most',
    description: 'How the value that a rule measured compares with the limit.',
  })
  readonly comparator!: Comparator;
  @Factor({ ...VALUE, ...OPEN }) readonly value?: string | null;
  @OneOf(PRODUCT_TYPES, { ...OPEN, description: 'Every product where it is left out.' })
  readonly productType?: string | null;
  @OneOf(US_STATES, { ...OPEN, description: 'Every state where it is left out.' })
  readonly state?: string | null;
  @Bool({
    optional: true,
    description: 'Whether business of one’s own takes somebody else; true unless told.',
  })
  readonly fourEyes?: boolean;
  @DateOnly({ description: 'The first day on which it may be used.' }) readonly effectiveDate!: string;
  @DateOnly({ ...OPEN, description: 'The first day on which it no longer may.' })
  readonly expirationDate?: string | null;
}

export class EndAuthorityRequest {
  @DateOnly({
    example: EXAMPLE_END,
    nullable: true,
    description: 'The first day on which it may no longer be used; null for no end.',
  })
  readonly expirationDate!: string | null;
}

export class AuthorityResponse {
  @Id() readonly id!: string;
  @Text(CODE) readonly code!: string;
  @Id({ nullable: true }) readonly userId!: string | null;
  @OneOf(HOLDER_ROLES, { nullable: true }) readonly role!: Role | null;
  @OneOf(COMPARATORS) readonly comparator!: Comparator;
  @Factor({ ...VALUE, nullable: true }) readonly value!: string | null;
  @OneOf(PRODUCT_TYPES, { nullable: true, description: 'Null: every product.' })
  readonly productType!: string | null;
  @OneOf(US_STATES, { nullable: true, description: 'Null: every state.' }) readonly state!: string | null;
  @Bool() readonly fourEyes!: boolean;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
