import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { when } from '../../../platform/sql.js';
import { send } from '../../../platform/writes.js';
import { Customers, addressedName } from '../../customers/index.js';
import type { IssuedDocumentResponse } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import { ownership } from '../documents/ownership.js';
import { PolicyDocuments } from '../documents/policy-documents.js';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import { entryOnDay } from '../domain/ledger-entry.js';
import type { RiskOfTerm } from '../domain/risk-items.js';
import { riskOf } from '../ledger/rated-change.js';
import type { Ledger } from '../ledger/ledger.store.js';
import type { Addressee } from './domain/addressee.js';
import { isOwedNotice } from './domain/addressee.js';
import type { NoticeLetter } from './domain/notice-letter.js';
import { letterTo } from './domain/notice-letter.js';
import type { NoticeKind } from './notices.view.js';

export interface NewNotices {
  readonly kind: NoticeKind;
  /** The entry of the ledger that they tell of. */
  readonly transactionId: string;
  /** The day of which they speak. */
  readonly effectiveOn: CalendarDate;
  /** The last day on which they are mailed in time. */
  readonly dueOn: CalendarDate;
  /** Days that the law puts between mailing and the day; null where the day does not depend on a mailing. */
  readonly noticeDays: number | null;
  readonly letter: NoticeLetter;
  /** Only this party, instead of everybody on the policy. */
  readonly partyId?: string;
}

type Party = Omit<Addressee, 'address'> & {
  readonly id: string;
  readonly customerId: string | null;
  readonly address: object | null;
};

/** The policy that a notice is about, with its ledger as it stood before. */
type Told = Pick<Ledger, 'term' | 'entries'>;

/** Writes a notice, with its letter, to everybody who is on the policy on a day: in the transaction of what it tells of. */
@Injectable()
export class WriteNotices {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly policyDocuments: PolicyDocuments,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { term, entries }: Told, notices: NewNotices): Promise<void> {
    const { kind, transactionId, effectiveOn, dueOn, noticeDays, partyId, letter } = notices;
    const parties = await this.partiesOn(term.id, effectiveOn, partyId);
    if (parties.length === 0) return;
    const addressees = await this.addressed(actor, parties);
    const context = await this.policyDocuments.letter(actor, term, insuredOn(entries, effectiveOn));
    const letters: IssuedDocumentResponse[] = [];
    for (const to of addressees) {
      const data = letterTo(to, addressees, letter, context);
      letters.push(await this.documents.issue(actor, { kind: letter.kind, ...ownership(term), data }));
    }
    const rows = parties.map(({ id, role }, index) => ({
      id: newId(),
      party_id: id,
      addressed_to: addressees[index],
      document_id: letters[index]?.id,
      is_required: noticeDays !== null && partyId === undefined && isOwedNotice(role),
    }));
    const insertion = sql`
      insert into notices (id, policy_id, transaction_id, party_id, kind, addressed_to, document_id, due_on, effective_on,
                           notice_days, is_required, created_at)
      select id, ${term.id}::uuid, ${transactionId}::uuid, party_id, ${kind}, addressed_to, document_id, ${dueOn}::date,
             ${effectiveOn}::date, ${noticeDays}::integer, is_required, ${this.clock.now()}::timestamptz
        from json_to_recordset(${JSON.stringify(rows)}::json)
             as r (id uuid, party_id uuid, addressed_to jsonb, document_id uuid, is_required boolean)`;
    await send(this.em, insertion);
  }

  /** As the addressee stands when the notice is written. */
  private async addressed(actor: Actor, parties: readonly Party[]): Promise<readonly Addressee[]> {
    const ids = parties.flatMap(({ customerId, address }) => (customerId && !address ? [customerId] : []));
    const known = await this.customers.addresses(actor, ids);
    const deceased = await this.customers.deceased(parties.flatMap(({ customerId }) => customerId ?? []));
    return parties.map(({ id: _, customerId, address, name, ...party }) => ({
      ...party,
      name: addressedName({ name, isDeceased: deceased.has(customerId ?? '') }),
      address: address ?? known.get(customerId ?? '') ?? null,
    }));
  }

  private async partiesOn(
    policyId: string,
    on: CalendarDate,
    partyId: string | undefined,
  ): Promise<readonly Party[]> {
    const { rows } = await sql<Party>`
      select id, role, name, customer_id as "customerId", address, reference, item_id as "itemId"
        from policy_parties
       where policy_id = ${policyId} and effective_date <= ${on} and (expiration_date is null or expiration_date > ${on})
         ${when(partyId, (value) => sql`id = ${value}`)}
       order by role, id
    `.execute(this.em.getKysely());
    return rows;
  }
}

/** What is insured on the day of which a notice speaks, with the ids of its items. */
function insuredOn(entries: readonly LedgerEntry[], on: CalendarDate): RiskOfTerm {
  const entry = entryOnDay(entries, on) ?? entries.at(-1);
  if (!entry) throw new Error('A ledger begins with an entry');
  return riskOf(entry);
}
