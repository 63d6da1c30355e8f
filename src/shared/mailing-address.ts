import { countryName } from './countries.js';
import type { FieldFault } from './errors.js';
import type { MailState } from './us-zip-codes.js';
import { MILITARY_STATES, zipFaults } from './us-zip-codes.js';

/** An address in the United States, such as that of a risk. */
export interface UsAddress {
  readonly line1: string;
  readonly line2?: string | null | undefined;
  readonly city: string;
  readonly state: MailState;
  readonly zipCode: string;
}

/** A mailing address: in the United States, its territories and armed forces with state and ZIP code, or abroad. */
export interface MailingAddress {
  /** ISO 3166-1; the United States by default. */
  readonly country?: string | null | undefined;
  readonly line1: string;
  readonly line2?: string | null | undefined;
  readonly line3?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly state?: MailState | null | undefined;
  readonly zipCode?: string | null | undefined;
  /** Why the ZIP code is right although our table of the Postal Service's prefixes places it in another state or does not know it. */
  readonly zipCodeReason?: string | null | undefined;
  /** Province, prefecture or county; abroad only. */
  readonly region?: string | null | undefined;
  /** Abroad only, in the format of the country. */
  readonly postalCode?: string | null | undefined;
}

const DOMESTIC = ['city', 'state', 'zipCode'] as const;
const DOMESTIC_ONLY = ['state', 'zipCode', 'zipCodeReason'] as const;
const FOREIGN_ONLY = ['line3', 'region', 'postalCode'] as const;

export function isForeign({ country }: MailingAddress): boolean {
  return (country ?? 'US') !== 'US';
}

/** Faults that would keep mail from arriving, beyond those of single fields. */
export function mailingAddressFaults(address: MailingAddress, pointer: string): readonly FieldFault[] {
  return isForeign(address) ? foreignFaults(address, pointer) : domesticFaults(address, pointer);
}

function foreignFaults(address: MailingAddress, pointer: string): readonly FieldFault[] {
  const country = countryName(address.country as string);
  const faults = DOMESTIC_ONLY.filter((field) => isGiven(address[field])).map((field) => ({
    pointer: `${pointer}/${field}`,
    detail: `is of addresses in the United States; one in ${country} has a region and a postalCode`,
  }));
  const hasPlace = isGiven(address.city) || isGiven(address.line2);
  const placeless = {
    pointer: `${pointer}/city`,
    detail: 'is required unless a second line names the place',
  };
  return hasPlace ? faults : [...faults, placeless];
}

function domesticFaults(address: MailingAddress, pointer: string): readonly FieldFault[] {
  const faults = [
    ...DOMESTIC.filter((field) => !isGiven(address[field])).map((field) => ({
      pointer: `${pointer}/${field}`,
      detail: 'is required in the United States',
    })),
    ...FOREIGN_ONLY.filter((field) => isGiven(address[field])).map((field) => ({
      pointer: `${pointer}/${field}`,
      detail: 'is of addresses abroad, which name their country',
    })),
  ];
  if (faults.length > 0) return faults;
  const known = address as UsAddress & MailingAddress;
  return [...militaryFaults(known, pointer), ...mailZipFaults(known, pointer)];
}

/**
 * Addresses of the armed forces (Publication 28 of the Postal Service, section 238): the post office is the city, the area is the state.
 */
function militaryFaults({ city, state }: UsAddress, pointer: string): readonly FieldFault[] {
  const isPost = /^[AFD]PO$/i.test(city);
  if (isPost === MILITARY_STATES.includes(state)) return [];
  return isPost
    ? [{ pointer: `${pointer}/state`, detail: `must be one of ${MILITARY_STATES.join(', ')} for ${city}` }]
    : [{ pointer: `${pointer}/city`, detail: `must be APO, FPO or DPO in ${state}` }];
}

function mailZipFaults(address: UsAddress & MailingAddress, pointer: string): readonly FieldFault[] {
  if (isGiven(address.zipCodeReason)) return [];
  return zipFaults(address.state, address.zipCode, `${pointer}/zipCode`);
}

/** The reason for a ZIP code that our table does not have in the state; null if the table has it. */
export function zipOverride(address: MailingAddress | null | undefined): string | null {
  const { state, zipCode, zipCodeReason } = address ?? {};
  if (!state || !zipCode || !zipCodeReason) return null;
  return zipFaults(state, zipCode, '').length > 0 ? zipCodeReason : null;
}

/** The lines on an envelope below the name. */
export function usAddressLines({ line1, line2, city, state, zipCode }: UsAddress): readonly string[] {
  return [line1, ...(line2 ? [line2] : []), `${city}, ${state} ${zipCode}`];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
