import { named } from '../../../../shared/named-list.js';

/** Roles in which people can be added to a policy. The first named insured is on it from binding. */
export const ADDED_ROLES = [
  'named_insured',
  'mortgagee',
  'lienholder',
  'additional_insured',
  'additional_interest',
] as const;
export type AddedRole = (typeof ADDED_ROLES)[number];

/** All roles of people on a policy. */
export const PARTY_ROLES = named('PolicyPartyRole', ['first_named_insured', ...ADDED_ROLES]);
export type PartyRole = (typeof PARTY_ROLES)[number];

export const ROLE_IN_WORDS: Readonly<Record<PartyRole, string>> = {
  first_named_insured: 'Named insured',
  named_insured: 'Named insured',
  mortgagee: 'Mortgagee',
  lienholder: 'Lienholder',
  additional_insured: 'Additional insured',
  additional_interest: 'Additional interest',
};

/** To whom a notice goes, as it stood when the notice was written. */
export interface Addressee {
  readonly role: PartyRole;
  readonly name: string;
  readonly address: object | null;
  /** The number under which the addressee knows the matter, such as that of a loan. */
  readonly reference: string | null;
  readonly itemId: string | null;
}

/** The roles of those to whom the policy belongs. */
export function isInsured(role: PartyRole): boolean {
  return role === 'first_named_insured' || role === 'named_insured';
}

/** Insureds and those who lent money on what is insured are owed notice; the others get theirs as a courtesy. */
export function isOwedNotice(role: PartyRole): boolean {
  return role !== 'additional_insured' && role !== 'additional_interest';
}

/** Who lent money on what is insured is owed notice by mail, so it is on no policy without an address. */
export function isLender(role: PartyRole): boolean {
  return role === 'mortgagee' || role === 'lienholder';
}
