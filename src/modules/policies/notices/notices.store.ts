import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { moment, ofAgency, when } from '../../../platform/sql.js';
import { Customers } from '../../customers/index.js';
import type { PolicyTerm } from '../ledger.store.js';
import { policyError } from '../policies.errors.js';
import type { Addressee } from './domain/addressee.js';
import { isOwedNotice } from './domain/addressee.js';
import type { NoticeKind, NoticeStatus } from './notices.view.js';

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
  /** Only this party, instead of everybody on the policy. */
  readonly partyId?: string;
}

export interface NoticeRow {
  readonly id: string;
  readonly policyId: string;
  readonly transactionId: string | null;
  readonly kind: NoticeKind;
  readonly status: NoticeStatus;
  readonly effectiveOn: CalendarDate | null;
  readonly noticeDays: number | null;
  readonly isRequired: boolean;
  readonly createdAt: string;
}

export interface Mailing {
  readonly mailedAt: string;
  readonly proofOfMailing: string;
}

type Party = Omit<Addressee, 'address'> & {
  readonly id: string;
  readonly customerId: string | null;
  readonly address: object | null;
};

/** Notices of a policy: one row for each addressee, kept with the mailing on which its term depends and the proof of it. */
@Injectable()
export class NoticesStore {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  /** Writes one to everybody who is on the policy on that day. */
  async write(actor: Actor, term: PolicyTerm, notices: NewNotices): Promise<void> {
    const { kind, transactionId, effectiveOn, dueOn, noticeDays, partyId } = notices;
    const parties = await this.partiesOn(term.id, effectiveOn, partyId);
    const ids = parties.flatMap(({ customerId, address }) => (customerId && !address ? [customerId] : []));
    const addresses = await this.customers.addresses(actor, ids);
    const rows = parties.map(({ id, customerId, ...party }) => ({
      id: newId(),
      party_id: id,
      addressed_to: { ...party, address: party.address ?? addresses.get(customerId ?? '') ?? null },
      is_required: noticeDays !== null && partyId === undefined && isOwedNotice(party.role),
    }));
    await sql`
      insert into notices (id, policy_id, transaction_id, party_id, kind, addressed_to, due_on, effective_on, notice_days, is_required,
                           created_at)
      select id, ${term.id}::uuid, ${transactionId}::uuid, party_id, ${kind}, addressed_to, ${dueOn}::date, ${effectiveOn}::date,
             ${noticeDays}::integer, is_required,
             ${this.clock.now()}::timestamptz
        from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, party_id uuid, addressed_to jsonb, is_required boolean)
    `.execute(this.em.getKysely());
  }

  /** What was announced no longer comes: letters that are not yet on their way stay here. */
  async withdraw(transactionId: string): Promise<void> {
    await sql`
      update notices set status = 'withdrawn', row_version = row_version + 1
       where transaction_id = ${transactionId} and status = 'pending'
    `.execute(this.em.getKysely());
  }

  /** Which policy to lock before a notice is changed. Throws when there is none that the actor may see. */
  async policyOf(actor: Actor, id: string): Promise<string> {
    const { rows } = await sql<{ readonly policyId: string }>`
      select n.policy_id as "policyId" from notices n join policies p on p.id = n.policy_id
       where n.id = ${id} ${ofAgency(actor, 'p.agency_id')}
    `.execute(this.em.getKysely());
    if (!rows[0]) throw policyError('policies.notice-not-found');
    return rows[0].policyId;
  }

  async lock(id: string): Promise<NoticeRow> {
    const { rows } = await sql<NoticeRow>`
      select id, policy_id as "policyId", transaction_id as "transactionId", kind, status, effective_on as "effectiveOn", notice_days as "noticeDays",
             is_required as "isRequired", ${moment('created_at')} as "createdAt"
        from notices where id = ${id} for update
    `.execute(this.em.getKysely());
    if (!rows[0]) throw policyError('policies.notice-not-found');
    return rows[0];
  }

  async mailed(actor: Actor, id: string, { mailedAt, proofOfMailing }: Mailing): Promise<void> {
    await sql`
      update notices set status = 'mailed', mailed_at = ${mailedAt}::timestamptz, proof_of_mailing = ${proofOfMailing},
             mailed_by = ${actor.id}::uuid, row_version = row_version + 1
       where id = ${id}
    `.execute(this.em.getKysely());
  }

  async returned(id: string, returnedAt: string, reason: string): Promise<void> {
    await sql`
      update notices set status = 'returned', returned_at = ${returnedAt}::timestamptz, return_reason = ${reason},
             row_version = row_version + 1
       where id = ${id}
    `.execute(this.em.getKysely());
  }

  /** Whether every notice on which what the entry announces depends was mailed; false when there is none. */
  async areAllMailed(transactionId: string): Promise<boolean> {
    const { rows } = await sql<{ readonly areMailed: boolean }>`
      select coalesce(bool_and(mailed_at is not null), false) as "areMailed"
        from notices where transaction_id = ${transactionId} and is_required
    `.execute(this.em.getKysely());
    return rows[0]?.areMailed ?? false;
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
