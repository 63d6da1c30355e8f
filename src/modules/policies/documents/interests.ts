import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { addressLines } from '../../customers/index.js';
import type { Interest } from '../../documents/index.js';
import type { AddedRole, Addressee } from '../notices/domain/addressee.js';
import { ROLE_IN_WORDS, isLender } from '../notices/domain/addressee.js';

/** Who stands on a policy besides its first named insured. */
export interface PartyInDocument {
  readonly id: string;
  readonly itemId: string | null;
  readonly role: AddedRole;
  readonly name: string;
  readonly customerId: string | null;
  readonly address: MailingAddress | null;
  readonly reference: string | null;
}

export function partiesCriteria(policyId: string, on: CalendarDate): RawBuilder<PartyInDocument> {
  return sql<PartyInDocument>`
    select id, item_id as "itemId", role, name, customer_id as "customerId", address, reference
      from policy_parties
     where policy_id = ${policyId}::uuid and role <> 'first_named_insured'
       and effective_date <= ${on}::date and (expiration_date is null or expiration_date > ${on}::date)
     order by role, name, id`;
}

/** Who lent money on what is insured, and where a copy of what the insured is sent goes. */
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

/** Named insureds stand with the first one; the others have an interest. */
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
