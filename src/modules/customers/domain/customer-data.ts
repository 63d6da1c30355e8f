import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { mailingAddressFaults } from '../../../shared/mailing-address.js';
import { named } from '../../../shared/named-list.js';

export const CUSTOMER_KINDS = named('CustomerKind', ['person', 'organization']);
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/**
 * The JSON document of a customer. License and national numbers are stored elsewhere (personal_identifiers), and the stored
 * document has no telephone number, which is encrypted in columns of its own.
 */
export interface CustomerData {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly dateOfBirth?: CalendarDate;
  readonly dateOfDeath?: CalendarDate;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: MailingAddress;
}

/** Many people have only one name; either field may hold it. */
const NAMES = { person: ['lastName', 'firstName'], organization: ['name'] } as const;
const NAMELESS = {
  person: 'is required for a person, unless there is a first name',
  organization: 'is required for an organization',
} as const;
const FOREIGN = {
  person: ['name'],
  organization: ['firstName', 'lastName', 'dateOfBirth', 'dateOfDeath'],
} as const;

/** Rules for a kind of customer that go beyond single fields. */
export function customerDataFaults(
  kind: CustomerKind,
  data: CustomerData,
  today: CalendarDate,
): readonly FieldFault[] {
  const isNamed = NAMES[kind].some((field) => data[field] !== undefined);
  const foreign = FOREIGN[kind].filter((field) => data[field] !== undefined);
  const { dateOfBirth, dateOfDeath } = data;
  const coming = (['dateOfBirth', 'dateOfDeath'] as const).filter((field) => (data[field] ?? '') > today);
  const isBefore = dateOfBirth !== undefined && dateOfDeath !== undefined && dateOfDeath < dateOfBirth;
  return [
    ...(isNamed ? [] : [{ pointer: `/data/${NAMES[kind][0]}`, detail: NAMELESS[kind] }]),
    ...foreign.map((field) => ({
      pointer: `/data/${field}`,
      detail: `does not belong to a customer of kind ${kind}`,
    })),
    ...coming.map((field) => ({ pointer: `/data/${field}`, detail: 'must not lie in the future' })),
    ...(isBefore ? [{ pointer: '/data/dateOfDeath', detail: 'must not lie before the date of birth' }] : []),
    ...(data.address ? mailingAddressFaults(data.address, '/data/address') : []),
  ];
}

/**
 * Names entirely in Chinese, Japanese or Korean script have the family name first; in Latin letters they do not. The pattern
 * works in JavaScript and PostgreSQL: Han, kana with its marks, Hangul.
 */
export const FAMILY_NAME_FIRST = '^[々〇〻㐀-䶿一-鿿豈-﫿𠀀-𳑿ぁ-ゖゝゞァ-ヺー-ヿㇰ-ㇿ가-힣ᄀ-ᇿ・ ]+$';
const IS_FAMILY_FIRST = new RegExp(FAMILY_NAME_FIRST, 'u');

/** The name as documents and lists show it. */
export function displayName({ name, firstName, lastName }: CustomerData): string {
  const names = [firstName, lastName].filter((one) => one !== undefined);
  if (names.every((one) => IS_FAMILY_FIRST.test(one))) names.reverse();
  return name ?? names.join(' ');
}

/** The name on an envelope: mail for somebody who died goes to their estate. */
export function addressedName({
  name,
  isDeceased,
}: {
  readonly name: string;
  readonly isDeceased: boolean;
}): string {
  return isDeceased ? `Estate of ${name}` : name;
}
