import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { mailingAddressFaults } from '../../../shared/mailing-address.js';

export const CUSTOMER_KINDS = ['person', 'organization'] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** The JSON document of a customer. Licence and national numbers never stand in it: see personal_identifiers. */
export interface CustomerData {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly dateOfBirth?: CalendarDate;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: MailingAddress;
}

/** Many people have one name; whichever field holds it will do. */
const NAMES = { person: ['lastName', 'firstName'], organization: ['name'] } as const;
const NAMELESS = {
  person: 'is required for a person, unless there is a first name',
  organization: 'is required for an organization',
} as const;
const FOREIGN = { person: ['name'], organization: ['firstName', 'lastName', 'dateOfBirth'] } as const;

/** What the kind of a customer asks of the document beyond the shape of its fields. */
export function customerDataFaults(
  kind: CustomerKind,
  data: CustomerData,
  today: CalendarDate,
): readonly FieldFault[] {
  const isNamed = NAMES[kind].some((field) => data[field] !== undefined);
  const foreign = FOREIGN[kind].filter((field) => data[field] !== undefined);
  const unborn = data.dateOfBirth !== undefined && data.dateOfBirth > today;
  return [
    ...(isNamed ? [] : [{ pointer: `/data/${NAMES[kind][0]}`, detail: NAMELESS[kind] }]),
    ...foreign.map((field) => ({
      pointer: `/data/${field}`,
      detail: `does not belong to a customer of kind ${kind}`,
    })),
    ...(unborn ? [{ pointer: '/data/dateOfBirth', detail: 'must not lie in the future' }] : []),
    ...(data.address ? mailingAddressFaults(data.address, '/data/address') : []),
  ];
}

export function displayName(data: CustomerData): string {
  return data.name ?? [data.firstName, data.lastName].filter((name) => name !== undefined).join(' ');
}
