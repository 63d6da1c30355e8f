import { COUNTRIES } from '../../../shared/countries.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import type { MailState } from '../../../shared/us-zip-codes.js';
import { MAIL_STATES } from '../../../shared/us-zip-codes.js';
import { Line, OneOf, Reference } from './text.js';

const ZIP_CODE = /^[0-9]{5}(-[0-9]{4})?$/;
const open = { optional: true, nullable: true } as const;

/** The fields of a mailing address, each validated alone; `mailingAddressFaults` checks them together. */
export class MailingAddressFields implements MailingAddress {
  @OneOf(COUNTRIES, { ...open, description: 'ISO 3166-1 alpha-2; the United States unless told.' })
  readonly country?: string | null | undefined;

  @Line({ max: 100, example: '12 Maple Street' })
  readonly line1!: string;

  @Line({ max: 100, ...open })
  readonly line2?: string | null | undefined;

  @Line({ max: 100, ...open, description: 'Abroad only.' })
  readonly line3?: string | null | undefined;

  @Line({
    max: 60,
    ...open,
    example: 'Columbus',
    description: 'APO, FPO or DPO for the armed forces. Abroad it may stand in the lines instead.',
  })
  readonly city?: string | null | undefined;

  @OneOf(MAIL_STATES, {
    ...open,
    example: 'OH',
    description: 'Required in the United States, its territories and for the armed forces (AA, AE, AP).',
  })
  readonly state?: MailState | null | undefined;

  @Reference({
    max: 10,
    pattern: ZIP_CODE,
    patternDetail: 'must be a ZIP code such as 43004',
    ...open,
    example: '43004',
    description: 'Required where there is a state, and one of that state.',
  })
  readonly zipCode?: string | null | undefined;

  @Line({
    max: 200,
    ...open,
    description:
      'Why the ZIP code is right although it is not known as one of the state. It is taken then, and the reason is audited.',
  })
  readonly zipCodeReason?: string | null | undefined;

  @Line({ max: 60, ...open, description: 'Province, prefecture or county; abroad only.' })
  readonly region?: string | null | undefined;

  @Reference({ max: 20, ...open, description: 'As the country writes it; abroad only.' })
  readonly postalCode?: string | null | undefined;
}
