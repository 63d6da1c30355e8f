import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { addressLines } from '../../customers/index.js';
import type { Interest } from '../../documents/index.js';
import type { AddedRole } from '../notices/domain/addressee.js';
import { ROLE_IN_WORDS } from '../notices/domain/addressee.js';

/** Who stands on a policy besides its first named insured. */
export interface PartyOnPaper {
  readonly role: AddedRole;
  readonly name: string;
  readonly customerId: string | null;
  readonly address: MailingAddress | null;
  readonly reference: string | null;
}

export function partiesQuestion(policyId: string, on: CalendarDate): RawBuilder<PartyOnPaper> {
  return sql<PartyOnPaper>`
    select role, name, customer_id as "customerId", address, reference
      from policy_parties
     where policy_id = ${policyId}::uuid and role <> 'first_named_insured'
       and effective_date <= ${on}::date and (expiration_date is null or expiration_date > ${on}::date)
     order by role, name, id`;
}

export interface PartiesOnPaper {
  readonly additionalNames: readonly string[];
  readonly interests: readonly Interest[];
}

/** Named insureds stand with the first one; the others have an interest. */
export function partiesOnPaper(
  parties: readonly PartyOnPaper[],
  addresses: ReadonlyMap<string, MailingAddress>,
): PartiesOnPaper {
  const addressOf = ({ address, customerId }: PartyOnPaper): MailingAddress | undefined =>
    address ?? addresses.get(customerId ?? '');
  return {
    additionalNames: parties.filter(({ role }) => role === 'named_insured').map(({ name }) => name),
    interests: parties
      .filter(({ role }) => role !== 'named_insured')
      .map((party) => {
        const address = addressOf(party);
        const { role, name, reference } = party;
        return {
          role: ROLE_IN_WORDS[role],
          name,
          reference,
          addressLines: address ? addressLines(address) : null,
        };
      }),
  };
}
