import {
  PageQuery,
  DateOnly,
  Email,
  Id,
  Int,
  MailingAddressFields,
  Moment,
  Nested,
  OneOf,
  Text,
  pageOf,
} from '../../platform/http/fields.js';
import type { CustomerView } from './customers.view.js';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';
import { CUSTOMER_KINDS } from './domain/customer-data.js';

const PHONE = /^\+?[0-9 ().-]{7,25}$/;

export class CustomerDataFields implements CustomerData {
  @Text({ max: 60, optional: true, example: 'Ada', description: 'Required for a person.' })
  readonly firstName?: string;

  @Text({ max: 60, optional: true, example: 'Lake', description: 'Required for a person.' })
  readonly lastName?: string;

  @DateOnly({ optional: true, example: '1988-04-12', description: 'Of a person.' })
  readonly dateOfBirth?: string;

  @Text({ max: 120, optional: true, description: 'Required for an organization, and only there.' })
  readonly name?: string;

  @Email({ optional: true, example: 'ada.lake@example.com' })
  readonly email?: string;

  @Text({
    max: 26,
    pattern: PHONE,
    patternDetail: 'must be a telephone number',
    optional: true,
    example: '+1 614 555 0100',
  })
  readonly phone?: string;

  @Nested(() => MailingAddressFields, { optional: true })
  readonly address?: MailingAddressFields;
}

export class CreateCustomerRequest {
  @OneOf(CUSTOMER_KINDS, { example: 'person' })
  readonly kind!: CustomerKind;

  @Text({ max: 100, optional: true, description: 'The id of this customer in another system; unique.' })
  readonly externalId?: string;

  @Nested(() => CustomerDataFields)
  readonly data!: CustomerDataFields;
}

export class UpdateCustomerRequest {
  @Text({ max: 100, optional: true, nullable: true })
  readonly externalId?: string | null;

  @Nested(() => CustomerDataFields, { optional: true, description: 'Replaces the whole document.' })
  readonly data?: CustomerDataFields;
}

export class CustomerSearchQuery extends PageQuery {
  @Text({
    max: 100,
    optional: true,
    description:
      'A fragment of the name, in upper or lower case; of one or two letters, what the last name, or that of an organization, begins with.',
  })
  readonly name?: string;

  @Email({ optional: true, description: 'The whole address, in upper or lower case.' })
  readonly email?: string;

  @Text({ max: 100, optional: true })
  readonly externalId?: string;
}

export class CustomerResponse implements CustomerView {
  @Id() readonly id!: string;
  @OneOf(CUSTOMER_KINDS) readonly kind!: CustomerKind;
  @Text({ max: 100, nullable: true }) readonly externalId!: string | null;
  @Text({ max: 121, example: 'Ada Lake' }) readonly displayName!: string;
  @Nested(() => CustomerDataFields) readonly data!: CustomerDataFields;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class CustomersPage extends pageOf(CustomerResponse) {}
