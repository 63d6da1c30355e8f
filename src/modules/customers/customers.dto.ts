import {
  DateOnly,
  Email,
  Id,
  Int,
  Line,
  ListOfIds,
  ListOfText,
  MailingAddressFields,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Phone,
  Reference,
  Text,
} from '../../platform/http/fields.js';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';
import { CUSTOMER_KINDS } from './domain/customer-data.js';

export class CustomerDataFields implements CustomerData {
  @Line({
    max: 100,
    optional: true,
    example: 'Ada',
    description: 'A person has a first name, a last name or both.',
  })
  readonly firstName?: string;

  @Line({ max: 100, optional: true, example: 'Lake' })
  readonly lastName?: string;

  @DateOnly({ optional: true, example: '1988-04-12', description: 'Of a person.' })
  readonly dateOfBirth?: string;

  @DateOnly({
    optional: true,
    example: '2026-11-02',
    description: 'Of a person: from then on letters go to the estate.',
  })
  readonly dateOfDeath?: string;

  @Line({ max: 200, optional: true, description: 'Required for an organization, and only there.' })
  readonly name?: string;

  @Email({ optional: true, example: 'ada.lake@example.com' })
  readonly email?: string;

  @Phone({ optional: true, example: '+1 614 555 0100', description: 'An extension may follow, as in x123.' })
  readonly phone?: string;

  @Nested(() => MailingAddressFields, { optional: true })
  readonly address?: MailingAddressFields;
}

export class CreateCustomerRequest {
  @OneOf(CUSTOMER_KINDS, { example: 'person' })
  readonly kind!: CustomerKind;

  @Reference({
    max: 100,
    optional: true,
    description: 'The id of this customer in another system; unique within the agency. Its case counts.',
  })
  readonly externalId?: string;

  @Nested(() => CustomerDataFields)
  readonly data!: CustomerDataFields;
}

export class UpdateCustomerRequest {
  @Reference({ max: 100, optional: true, nullable: true })
  readonly externalId?: string | null;

  @Nested(() => CustomerDataFields, { optional: true, description: 'Replaces the whole document.' })
  readonly data?: CustomerDataFields;
}

export class CustomerSearchQuery extends PageQuery {
  @Text({
    max: 100,
    optional: true,
    description:
      'Words of the name or parts of them, in any order, with or without accents, apostrophes and hyphens; of one or two letters, what a word begins with.',
  })
  readonly name?: string;

  @Email({ optional: true, description: 'The whole address, in upper or lower case.' })
  readonly email?: string;

  @Phone({
    optional: true,
    example: '614-555-0100',
    description:
      'The whole number, however it was written; an extension does not count. In an address a plus sign is written %2B.',
  })
  readonly phone?: string;

  @Reference({ max: 100, optional: true })
  readonly externalId?: string;
}

export class CustomerResponse {
  @Id() readonly id!: string;
  @OneOf(CUSTOMER_KINDS) readonly kind!: CustomerKind;
  @Text({ max: 100, nullable: true }) readonly externalId!: string | null;
  @Text({ max: 201, example: 'Ada Lake' }) readonly displayName!: string;
  @Nested(() => CustomerDataFields) readonly data!: CustomerDataFields;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class MergeCustomerRequest {
  @Id({ description: 'Who stays: a customer of the same agency and kind.' }) readonly into!: string;
  @Text({ max: 500, example: 'Entered again by telephone on the same day.' }) readonly reason!: string;
}

export class CustomerMergeResponse {
  @Nested(() => CustomerResponse) readonly customer!: CustomerResponse;
  @Id() readonly mergedId!: string;
  @ListOfText({
    max: 10,
    item: { max: 40, example: 'phone' },
    description: 'Fields that the one who stays did not have and has now.',
  })
  readonly filledFields!: readonly string[];
  @ListOfIds({ max: 10_000, description: 'Customers who had been merged into the duplicate before.' })
  readonly followedIds!: readonly string[];
}
