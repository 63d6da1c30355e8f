import {
  Email,
  Id,
  Int,
  Line,
  ListOfLines,
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
import { COMPANY_STATUSES } from './company.entity.js';
import type { CompanyChange, CompanyStatus, Signature } from './company.entity.js';
const open = { optional: true, nullable: true } as const;
const LEGAL_NAME = {
  max: 200,
  example: 'Lakeside Mutual Insurance Company',
  description: 'As it stands in the certificate of authority, and on every paper.',
} as const;
const NAIC = {
  max: 5,
  pattern: /^[0-9]{5}$/,
  patternDetail: 'must be the five digits of the company’s NAIC number',
  example: '12345',
} as const;
const ADDRESS = {
  max: 6,
  item: { max: 100 },
  example: ['400 Commerce Square', 'Columbus, OH 43215'],
  description: 'As the letterhead prints it, line by line.',
} as const;
const WEBSITE = { max: 100, example: 'www.lakeside.example' } as const;
const PHONE = { example: '+1 800 555 0142' } as const;
const EMAIL = { example: 'service@lakeside.example' } as const;
const STATUS = { description: 'One that is closed writes no new business and serves what it has written.' };

export class SignatureFields implements Signature {
  @Line({ max: 100, example: 'Ruth Nakamura' }) readonly name!: string;
  @Line({ max: 100, ...open, example: 'President' }) readonly title?: string | null | undefined;
}

const SIGNATURE = {
  description: 'Who signs the company’s papers; without one they are not signed.',
} as const;

export class CreateCompanyRequest {
  @Reference({ ...CODE, example: 'LAKE' }) readonly code!: string;
  @Line(LEGAL_NAME) readonly legalName!: string;
  @Reference({ ...NAIC, ...open }) readonly naicNumber?: string | null;
  @ListOfLines({ ...ADDRESS, optional: true }) readonly addressLines?: readonly string[];
  @Phone({ ...PHONE, ...open }) readonly phone?: string | null;
  @Email({ ...EMAIL, ...open }) readonly email?: string | null;
  @Line({ ...WEBSITE, ...open }) readonly website?: string | null;
  @Nested(() => SignatureFields, { ...SIGNATURE, ...open }) readonly signature?: SignatureFields | null;
}

export class ChangeCompanyRequest implements CompanyChange {
  @Line({ ...LEGAL_NAME, optional: true }) readonly legalName?: string;
  @Reference({ ...NAIC, ...open }) readonly naicNumber?: string | null;
  @ListOfLines({ ...ADDRESS, optional: true }) readonly addressLines?: readonly string[];
  @Phone({ ...PHONE, ...open }) readonly phone?: string | null;
  @Email({ ...EMAIL, ...open }) readonly email?: string | null;
  @Line({ ...WEBSITE, ...open }) readonly website?: string | null;
  @Nested(() => SignatureFields, { ...SIGNATURE, ...open }) readonly signature?: SignatureFields | null;
}

export class CompanySearchQuery extends PageQuery {
  @Text({
    max: 100,
    optional: true,
    description: 'Words of the legal name or parts of them, in any order, with or without accents.',
  })
  readonly name?: string;

  @Reference({ max: CODE.max, optional: true }) readonly code?: string;
  @OneOf(COMPANY_STATUSES, { optional: true }) readonly status?: CompanyStatus;
}

export class CompanyResponse {
  @Id() readonly id!: string;
  @Text(CODE) readonly code!: string;
  @Text(LEGAL_NAME) readonly legalName!: string;
  @Text({ ...NAIC, nullable: true }) readonly naicNumber!: string | null;
  @ListOfLines(ADDRESS) readonly addressLines!: readonly string[];
  @Text({ ...PHONE, max: 40, nullable: true }) readonly phone!: string | null;
  @Email({ ...EMAIL, nullable: true }) readonly email!: string | null;
  @Text({ ...WEBSITE, nullable: true }) readonly website!: string | null;
  @Nested(() => SignatureFields, { ...SIGNATURE, nullable: true })
  readonly signature!: SignatureFields | null;
  @OneOf(COMPANY_STATUSES, { example: 'active', ...STATUS }) readonly status!: CompanyStatus;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export const CompanyPage = pageOf(CompanyResponse);
