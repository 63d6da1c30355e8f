import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { addressLines } from '../../customers/index.js';
import type { Interest } from '../../documents/index.js';
import type { AddedRole, Addressee } from '../notices/domain/addressee.js';
import { ROLE_IN_WORDS, isLender } from '../notices/domain/addressee.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { PolicyParty } from '../parties/policy-party.entity.js';

/** The parties of a policy other than its first named insured. */
export interface PartyInDocument {
  readonly id: string;
  readonly itemId: string | null;
  readonly role: AddedRole;
  readonly name: string;
  readonly customerId: string | null;
  readonly address: MailingAddress | null;
  readonly reference: string | null;
}

const PARTIES = new Statement<{ readonly policyId: string; readonly on: CalendarDate }, PartyInDocument>(
  ({ policyId, on }, em) =>
    over(em, PolicyParty)
      .selectFrom('PolicyParty')
      .select(['id', 'itemId', 'role', 'name', 'customerId', 'address', 'reference'])
      .where('policyId', '=', policyId)
      .where('role', '<>', 'first_named_insured')
      .where('effectiveDate', '<=', on)
      .where((party) => party.or([party('expirationDate', 'is', null), party('expirationDate', '>', on)]))
      .orderBy('role')
      .orderBy('name')
      .orderBy('id')
      .$castTo<PartyInDocument>(),
);

export function partiesOnDay(
  em: EntityManager,
  policyId: string,
  on: CalendarDate,
): Promise<readonly PartyInDocument[]> {
  return PARTIES.rows(em, { policyId, on });
}

/** A lender, and where copies of the insured's documents are sent. */
export interface Lender {
  readonly partyId: string;
  readonly addressee: Addressee;
  readonly interest: Interest;
}

export interface PartiesInDocument {
  readonly additionalNames: readonly string[];
  readonly interests: readonly Interest[];
  readonly lenders: readonly Lender[];
}

/** Named insureds are listed with the first one; the others have an interest. */
export function partiesInDocument(
  parties: readonly PartyInDocument[],
  addresses: ReadonlyMap<string, MailingAddress>,
): PartiesInDocument {
  const addressOf = ({ address, customerId }: PartyInDocument): MailingAddress | null =>
    address ?? addresses.get(customerId ?? '') ?? null;
  const interestOf = (party: PartyInDocument): Interest => {
    const { role, name, reference } = party;
    const address = addressOf(party);
    return { role: ROLE_IN_WORDS[role], name, reference, addressLines: address && addressLines(address) };
  };
  return {
    additionalNames: parties.filter(({ role }) => role === 'named_insured').map(({ name }) => name),
    interests: parties.filter(({ role }) => role !== 'named_insured').map(interestOf),
    lenders: parties
      .filter(({ role }) => isLender(role))
      .map((party) => {
        const { id, role, name, reference, itemId } = party;
        const addressee = { role, name, address: addressOf(party), reference, itemId };
        return { partyId: id, addressee, interest: interestOf(party) };
      }),
  };
}
