import { Id, Int, ListOf, Moment, OneOf, Reference, Text } from '../../../platform/http/fields.js';
import { CustomerResponse } from '../customers.dto.js';
import type { IdentifierKind } from './domain/identifiers.js';
import { IDENTIFIER_KINDS } from './domain/identifiers.js';

const LARGEST_VERSION = 2_147_483_647;
const VALUE = {
  max: 60,
  example: '219-09-9999',
  description: 'As it is written; spaces, hyphens and dots do not count.',
} as const;
const ISSUER = {
  max: 2,
  optional: true,
  example: 'US',
  description:
    'The state of a driver license, the country of a passport or national id; US, and optional, for the others.',
} as const;

class IdentifierFields {
  @OneOf(IDENTIFIER_KINDS, { example: 'social_security' }) readonly kind!: IdentifierKind;
  @Reference(ISSUER) readonly issuer?: string;
  @Reference(VALUE) readonly value!: string;
}

export class EnterIdentifierRequest extends IdentifierFields {}

export class CorrectIdentifierRequest {
  @Reference({ ...ISSUER, description: 'Unchanged where it is left out.' }) readonly issuer?: string;
  @Reference(VALUE) readonly value!: string;
}

export class RevealIdentifierRequest {
  @Text({ max: 500, example: 'Ordering a motor vehicle report.' }) readonly reason!: string;
}

export class FindByIdentifierRequest extends IdentifierFields {}

export class CustomerIdentifierResponse {
  @Id() readonly id!: string;
  @OneOf(IDENTIFIER_KINDS) readonly kind!: IdentifierKind;
  @Text({ max: 2 }) readonly issuer!: string;
  @Text({ max: 30, example: '•••••9999', description: 'The last characters, never more than half.' })
  readonly maskedValue!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class CustomerIdentifiersResponse {
  @ListOf(() => CustomerIdentifierResponse, { max: 1_000 })
  readonly items!: readonly CustomerIdentifierResponse[];
}

export class RevealedIdentifierResponse {
  @Id() readonly id!: string;
  @Text({ max: 30, example: '219099999' }) readonly value!: string;
}

export class CustomersFoundResponse {
  @ListOf(() => CustomerResponse, { max: 100 }) readonly items!: readonly CustomerResponse[];
}
