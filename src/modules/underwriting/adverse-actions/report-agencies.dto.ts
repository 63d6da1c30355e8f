import { Bool, Id, Int, Line, Phone, Reference, Text } from '../../../platform/http/fields.js';

const CODE = { max: 60, example: 'acme-reports' } as const;
const NAME = { max: 200, example: 'Acme Consumer Reports' } as const;
const PHONE = {
  example: '+1 800 555 0100',
  description: 'Toll-free, for agencies that report nationwide.',
} as const;
const ADDRESS = { max: 500, example: 'PO Box 100, Springfield, OH 45501' } as const;
const IS_DEFAULT = {
  description: 'The one whose reports stand behind the tiers and scores of the manuals.',
  example: false,
} as const;

export class AddReportAgencyRequest {
  @Reference(CODE) readonly code!: string;
  @Line(NAME) readonly name!: string;
  @Phone(PHONE) readonly phone!: string;
  @Text(ADDRESS) readonly address!: string;
  @Bool(IS_DEFAULT) readonly isDefault!: boolean;
}

export class ChangeReportAgencyRequest {
  @Line({ ...NAME, optional: true }) readonly name?: string;
  @Phone({ ...PHONE, optional: true }) readonly phone?: string;
  @Text({ ...ADDRESS, optional: true }) readonly address?: string;
  @Bool({ ...IS_DEFAULT, optional: true }) readonly isDefault?: boolean;
}

export class ReportAgencyResponse {
  @Id() readonly id!: string;
  @Text(CODE) readonly code!: string;
  @Text(NAME) readonly name!: string;
  @Text({ ...PHONE, max: 40 }) readonly phone!: string;
  @Text(ADDRESS) readonly address!: string;
  @Bool(IS_DEFAULT) readonly isDefault!: boolean;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
}
