import {
  Bool,
  Email,
  Id,
  Int,
  JsonObject,
  Line,
  ListOf,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Phone,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { MailingAddressFields } from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { LARGEST_VERSION } from '../claims.dto.js';

export const CONTACT_KINDS = named('ClaimContactKind', ['person', 'organization']);
export const CONTACT_ROLES = named('ClaimContactRole', [
  'insured',
  'claimant',
  'witness',
  'attorney',
  'payee',
  'repairer',
  'vendor',
  'adjuster',
  'lienholder',
  'beneficiary',
]);

const OPEN = { optional: true, nullable: true } as const;
const TAX_ID = {
  max: 11,
  pattern: /^([0-9]{3}-?[0-9]{2}-?[0-9]{4}|[0-9]{2}-?[0-9]{7})$/,
  patternDetail: 'must be a social security or employer identification number of nine digits',
  example: '12-3456789',
} as const;

export class ClaimContactFields {
  @Line({ max: 200, example: 'Buckeye Roofing LLC' }) readonly name!: string;
  @Email(OPEN) readonly email?: string | null;
  @Phone(OPEN) readonly phone?: string | null;
  @Nested(() => MailingAddressFields, OPEN) readonly address?: MailingAddressFields | null;
  @Reference({ ...TAX_ID, ...OPEN, description: 'Kept encrypted; only its last four digits are ever shown.' })
  readonly taxId?: string | null;
}

export class EnterContactRequest extends ClaimContactFields {
  @OneOf(CONTACT_KINDS, { example: 'organization' }) readonly kind!: string;
}

export class ChangeContactRequest {
  @Line({ max: 200, optional: true }) readonly name?: string;
  @Email(OPEN) readonly email?: string | null;
  @Phone(OPEN) readonly phone?: string | null;
  @Nested(() => MailingAddressFields, OPEN) readonly address?: MailingAddressFields | null;
  @Reference({ ...TAX_ID, ...OPEN }) readonly taxId?: string | null;
}

export class ContactSearchQuery extends PageQuery {
  @Line({ max: 200, optional: true, description: 'How the name begins.' }) readonly name?: string;

  @Phone({
    optional: true,
    example: '614-555-0100',
    description: 'The whole number, however it was written.',
  })
  readonly phone?: string;
}

export class ClaimContactResponse {
  @Id() readonly id!: string;
  @OneOf(CONTACT_KINDS) readonly kind!: string;
  @Text({ max: 200 }) readonly name!: string;
  @Text({ max: 254, nullable: true }) readonly email!: string | null;
  @Text({ max: 40, nullable: true }) readonly phone!: string | null;
  @JsonObject({ nullable: true }) readonly address!: Readonly<Record<string, unknown>> | null;
  @Text({ max: 4, nullable: true, example: '6789', description: 'The last digits of the tax identifier.' })
  readonly taxIdLast4!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class NameContactRequest {
  @Id() readonly contactId!: string;
  @OneOf(CONTACT_ROLES, { example: 'repairer' }) readonly role!: string;
  @Text({ max: 500, ...OPEN }) readonly note?: string | null;
}

export class ClaimRoleResponse {
  @Id() readonly id!: string;
  @OneOf(CONTACT_ROLES) readonly role!: string;
  @Text({ max: 500, nullable: true }) readonly note!: string | null;
  @Bool() readonly isEnded!: boolean;
  @Nested(() => ClaimContactResponse) readonly contact!: ClaimContactResponse;
}

export class ClaimRolesResponse {
  @ListOf(() => ClaimRoleResponse, { max: 1_000 }) readonly items!: readonly ClaimRoleResponse[];
}
