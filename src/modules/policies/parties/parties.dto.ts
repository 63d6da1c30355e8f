import {
  DateOnly,
  Id,
  Int,
  JsonObject,
  Line,
  MailingAddressFields,
  Moment,
  Nested,
  OneOf,
  Reference,
  Text,
  EXAMPLE_END,
} from '../../../platform/http/fields.js';
import type { AddedRole, PartyRole } from '../notices/domain/addressee.js';
import { ADDED_ROLES, PARTY_ROLES } from '../notices/domain/addressee.js';
import { LARGEST_INTEGER } from '../policies.dto.js';

const REFERENCE = {
  max: 60,
  description: 'The number under which the party knows the matter, such as that of a loan.',
} as const;

export class AddPartyRequest {
  @OneOf(ADDED_ROLES, { example: 'lienholder' }) readonly role!: AddedRole;
  @Line({ max: 200, example: 'Lake Savings Bank ISAOA' }) readonly name!: string;
  @Id({ optional: true, nullable: true }) readonly customerId?: string | null;
  @Id({
    optional: true,
    nullable: true,
    description: 'The item in which the interest lies; left out for the whole policy.',
  })
  readonly itemId?: string | null;
  @Nested(() => MailingAddressFields, {
    optional: true,
    nullable: true,
    example: { line1: '1 Bank Plaza', city: 'Columbus', state: 'OH', zipCode: '43004' },
    description:
      'Where its notices go; a mortgagee or lienholder needs one, unless it is a customer with one.',
  })
  readonly address?: MailingAddressFields | null;
  @Reference({ ...REFERENCE, optional: true, nullable: true }) readonly reference?: string | null;
  @DateOnly({ optional: true, description: 'From when on; today within the term unless told.' })
  readonly effectiveDate?: string;
}

export class EndPartyRequest {
  @DateOnly({ example: EXAMPLE_END, description: 'The first day on which it is no longer on the policy.' })
  readonly expirationDate!: string;
}

export class PartyResponse {
  @Id() readonly id!: string;
  @Id() readonly policyId!: string;
  @OneOf(PARTY_ROLES) readonly role!: PartyRole;
  @Id({ nullable: true }) readonly customerId!: string | null;
  @Id({ nullable: true }) readonly itemId!: string | null;
  @Text({ max: 201 }) readonly name!: string;
  @JsonObject({ nullable: true }) readonly address!: object | null;
  @Text({ ...REFERENCE, nullable: true }) readonly reference!: string | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true, description: 'The first day on which it is no longer on the policy.' })
  readonly expirationDate!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}
