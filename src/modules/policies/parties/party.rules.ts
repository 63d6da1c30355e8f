import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { mailingAddressFaults } from '../../../shared/mailing-address.js';
import { longDate } from '../../../shared/long-date.js';
import { entryOnDay } from '../domain/ledger-entry.js';
import { nameKey } from '../domain/name-key.js';
import type { Ledger } from '../ledger/ledger.store.js';
import type { PartyRole } from '../notices/domain/addressee.js';
import { isLender } from '../notices/domain/addressee.js';
import { policyError } from '../policies.errors.js';
import { riskOf } from '../ledger/rated-change.js';
import type { PartyResponse } from './parties.dto.js';

/** A party is on the policy on a day of its term, and its interest lies in something that is insured on that day. */
export function assertPartyFits(
  { term, entries }: Ledger,
  effectiveDate: CalendarDate,
  itemId: string | null,
): void {
  if (effectiveDate < term.effectiveDate || effectiveDate >= term.expirationDate)
    throw invalid({
      pointer: '/effectiveDate',
      detail: `must be from ${longDate(term.effectiveDate)} on and before ${longDate(term.expirationDate)}`,
    });
  if (itemId === null) return;
  const insured = entryOnDay(entries, effectiveDate);
  const ids = insured ? Object.values(riskOf(insured).itemIds) : [];
  if (!ids.includes(itemId))
    throw invalid({
      pointer: '/itemId',
      detail: `must be an item that is insured on ${longDate(effectiveDate)}`,
    });
}

export function assertMailable(address: MailingAddress | null): void {
  const errors = address === null ? [] : mailingAddressFaults(address, '/address');
  if (errors.length > 0) throw policyError('policies.party-invalid', { errors });
}

export function assertPartyReachable(role: PartyRole, address: object | null): void {
  if (address !== null || !isLender(role)) return;
  throw invalid({
    pointer: '/address',
    detail: `is required for a ${role}, to whom notices are mailed; a customer's own address will do`,
  });
}

/**
 * One party has one notice, so it is on a policy once for the same item and time. Lenders with two loans on one item give
 * both their numbers.
 */
export function assertNotOnIt(party: NewParty, inItsRole: readonly PartyResponse[]): void {
  const twin = inItsRole.find((each) => isSameInterest(each, party) && isOnItFrom(each, party.effectiveDate));
  if (!twin) return;
  throw policyError('policies.party-exists', {
    detail: `${twin.name} is on the policy from ${longDate(twin.effectiveDate)}${twin.expirationDate ? ` to ${longDate(twin.expirationDate)}` : ' on'}.`,
    members: { partyId: twin.id },
  });
}

export type NewParty = Pick<PartyResponse, 'name' | 'itemId' | 'reference' | 'effectiveDate'>;

function isSameInterest(one: NewParty, other: NewParty): boolean {
  const areTwoLoans = one.reference !== null && other.reference !== null && one.reference !== other.reference;
  return one.itemId === other.itemId && nameKey(one.name) === nameKey(other.name) && !areTwoLoans;
}

/** A new party stays until it is ended, so only one that has left by its first day is out of its way. */
function isOnItFrom({ expirationDate }: PartyDays, from: CalendarDate): boolean {
  return expirationDate === null || expirationDate > from;
}

export function assertCanEnd(
  { role, effectiveDate, expirationDate: ended }: PartyDays,
  expirationDate: CalendarDate,
): void {
  if (role === 'first_named_insured')
    throw invalid({
      pointer: '/expirationDate',
      detail: 'cannot be set: the first named insured stays on the policy',
    });
  if (ended !== null)
    throw policyError('policies.party-ended', { detail: `It left the policy on ${ended}.` });
  if (expirationDate <= effectiveDate)
    throw invalid({ pointer: '/expirationDate', detail: `must lie after ${longDate(effectiveDate)}` });
}

export interface PartyDays {
  readonly role: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
}

export function invalid(fault: FieldFault): Error {
  return policyError('policies.party-invalid', { errors: [fault] });
}
