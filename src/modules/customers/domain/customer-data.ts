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

const NEEDED = { person: ['firstName', 'lastName'], organization: ['name'] } as const;
const FOREIGN = { person: ['name'], organization: ['firstName', 'lastName', 'dateOfBirth'] } as const;

/** What the kind of a customer asks of the document beyond the shape of its fields. */
export function customerDataFaults(
  kind: CustomerKind,
  data: CustomerData,
  today: CalendarDate,
): readonly FieldFault[] {
  const missing = NEEDED[kind].filter((field) => data[field] === undefined);
  const foreign = FOREIGN[kind].filter((field) => data[field] !== undefined);
  const unborn = data.dateOfBirth !== undefined && data.dateOfBirth > today;
  return [
    ...missing.map((field) => ({
      pointer: `/data/${field}`,
      detail: `is required for a customer of kind ${kind}`,
    })),
    ...foreign.map((field) => ({
      pointer: `/data/${field}`,
      detail: `does not belong to a customer of kind ${kind}`,
    })),
    ...(unborn ? [{ pointer: '/data/dateOfBirth', detail: 'must not lie in the future' }] : []),
    ...(data.address ? mailingAddressFaults(data.address, '/data/address') : []),
  ];
}

export function displayName(data: CustomerData): string {
  return data.name ?? `${data.firstName ?? ''} ${data.lastName ?? ''}`;
}
