import type { FieldFault } from '../../../../shared/errors.js';
import { COUNTRIES } from '../../../../shared/countries.js';
import { named } from '../../../../shared/named-list.js';
import { US_STATES } from '../../../../shared/us-states.js';
import type { CustomerKind } from '../../domain/customer-data.js';

export const IDENTIFIER_KINDS = named('IdentifierKind', [
  'driver_license',
  'social_security',
  'tax',
  'passport',
  'national_id',
]);
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** A number by which an authority knows somebody, in the one form that is stored and searched. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly issuer: string;
  readonly value: string;
}

export interface GivenIdentifier extends Omit<Identifier, 'issuer'> {
  readonly issuer?: string | undefined;
}

interface Rule {
  readonly form: RegExp;
  readonly detail: string;
  readonly issuers: readonly string[];
  readonly issuedBy: string;
}

const FEDERAL = { issuers: ['US'], issuedBy: 'is US for this kind' } as const;
const BY_COUNTRY = { issuers: COUNTRIES, issuedBy: 'must be the two letters of a country' } as const;

const RULES: Readonly<Record<IdentifierKind, Rule>> = {
  // 25 characters is the longest number in AAMVA's card design standard; Washington uses asterisks.
  driver_license: {
    form: /^[A-Z0-9*]{3,25}$/,
    detail: 'must have 3 to 25 letters and digits',
    issuers: US_STATES,
    issuedBy: 'must be the state that issued the license',
  },
  // Excludes numbers that the Social Security Administration never assigns: 20 CFR 422.103, POMS RM 10201.035.
  social_security: {
    form: /^(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}$/,
    detail: 'must be a social security number: nine digits that are in use',
    ...FEDERAL,
  },
  tax: {
    form: /^(?!0{9})[0-9]{9}$/,
    detail: 'must be a taxpayer or employer identification number of nine digits',
    ...FEDERAL,
  },
  // ICAO document 9303, part 4: at most nine characters.
  passport: {
    form: /^[A-Z0-9]{5,9}$/,
    detail: 'must have 5 to 9 letters and digits',
    ...BY_COUNTRY,
  },
  national_id: {
    form: /^[A-Z0-9]{4,30}$/,
    detail: 'must have 4 to 30 letters and digits',
    ...BY_COUNTRY,
  },
};

const OF_ORGANIZATIONS: readonly IdentifierKind[] = ['tax'];
/** Kinds of which nobody has two; numbers of other kinds may expire and be replaced. */
export const ONLY_ONE: readonly IdentifierKind[] = ['social_security'];

/** Normalizes a number: spaces, hyphens, dots and slashes are only ways to write it. */
export function identifierOf({ kind, issuer, value }: GivenIdentifier): Identifier {
  const { issuers } = RULES[kind];
  const only = issuers.length === 1 ? issuers[0] : undefined;
  return {
    kind,
    issuer: (issuer ?? only ?? '').toUpperCase(),
    value: value.replaceAll(/[\s./‐-―-]/g, '').toUpperCase(),
  };
}

export function identifierFaults({ kind, issuer, value }: Identifier): readonly FieldFault[] {
  const { form, detail, issuers, issuedBy } = RULES[kind];
  return [
    ...(issuers.includes(issuer) ? [] : [{ pointer: '/issuer', detail: issuedBy }]),
    ...(form.test(value) ? [] : [{ pointer: '/value', detail }]),
  ];
}

export function kindFaults(holder: CustomerKind, kind: IdentifierKind): readonly FieldFault[] {
  if (holder === 'person' || OF_ORGANIZATIONS.includes(kind)) return [];
  return [{ pointer: '/kind', detail: 'is a number that only people have' }];
}

const MOST_SHOWN = 4;

/** Shows the last characters, never more than half: enough to tell two numbers apart on the telephone. */
export function maskedValue(value: string): string {
  const shown = Math.min(MOST_SHOWN, Math.floor(value.length / 2));
  return '•'.repeat(value.length - shown) + value.slice(value.length - shown);
}
