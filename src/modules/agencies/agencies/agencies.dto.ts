import {
  Email,
  Id,
  Int,
  Line,
  MailingAddressFields,
  Moment,
  Nested,
  OneOf,
  pageOf,
  PageQuery,
  Phone,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { CODE } from '../code.js';
import { AGENCY_STATUSES } from './agency.entity.js';
import type { AgencyChange, AgencyStatus } from './agency.entity.js';

const NAME = { max: 200, example: 'Lakeside Agency' } as const;
const LICENSE = {
  max: 40,
  example: '18675309',
  description: 'Of the agency as a producer: its National Producer Number, or what the state has given it.',
} as const;
const open = { optional: true, nullable: true } as const;
const STATUS = {
  description: 'One that is not active writes no new business, and its agents cannot sign in.',
};

export class CreateAgencyRequest {
  @Reference({ ...CODE, example: 'LAKESIDE' }) readonly code!: string;
  @Line(NAME) readonly name!: string;
  @Reference({ ...LICENSE, ...open }) readonly licenseNumber?: string | null;
  @Phone({ ...open, example: '+1 614 555 0120' }) readonly phone?: string | null;
  @Email({ ...open, example: 'office@lakeside.example' }) readonly email?: string | null;
  @Nested(() => MailingAddressFields, open) readonly address?: MailingAddressFields | null;
}

export class ChangeAgencyRequest implements AgencyChange {
  @Line({ ...NAME, optional: true }) readonly name?: string;
  @Reference({ ...LICENSE, ...open }) readonly licenseNumber?: string | null;
  @Phone({ ...open, example: '+1 614 555 0121' }) readonly phone?: string | null;
  @Email({ ...open, example: 'office@lakeside.example' }) readonly email?: string | null;
  @Nested(() => MailingAddressFields, { ...open, description: 'Replaces the whole address.' })
  readonly address?: MailingAddressFields | null;
}

export class AgencySearchQuery extends PageQuery {
  @Text({
    max: 100,
    optional: true,
    description: 'Words of the name or parts of them, in any order, with or without accents.',
  })
  readonly name?: string;

  @Reference({ max: CODE.max, optional: true }) readonly code?: string;
  @OneOf(AGENCY_STATUSES, { optional: true }) readonly status?: AgencyStatus;
}

export class AgencyResponse {
  @Id() readonly id!: string;
  @Text(CODE) readonly code!: string;
  @Text(NAME) readonly name!: string;
  @Text({ ...LICENSE, nullable: true }) readonly licenseNumber!: string | null;
  @Text({ max: 40, nullable: true, example: '+1 614 555 0120' }) readonly phone!: string | null;
  @Email({ nullable: true, example: 'office@lakeside.example' }) readonly email!: string | null;
  @Nested(() => MailingAddressFields, { nullable: true }) readonly address!: MailingAddressFields | null;
  @OneOf(AGENCY_STATUSES, { example: 'active', ...STATUS }) readonly status!: AgencyStatus;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export const AgencyPage = pageOf(AgencyResponse);
