import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { exactMoment, moment, ofAgency, when } from '../../platform/sql.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import { LAST_TO_WAKE } from '../../shared/time-zones.js';
import type { AnswerTime } from './domain/deadline.js';
import type {
  ErasureHindrance,
  PrivacyRequestKind,
  PrivacyRequestResponse,
  PrivacyRequestsQuery,
} from './privacy.dto.js';
import { privacyError } from './privacy.errors.js';

export type PrivacyRequestRow = Omit<PrivacyRequestResponse, 'hindrances'> & {
  readonly hindrances: readonly ErasureHindrance[] | null;
};
/** A completed erasure, with all that repeating it on a restored backup needs. */
export interface DoneErasure {
  readonly id: string;
  readonly customerId: string;
  readonly receivedOn: string;
  readonly dueOn: string;
}

type Search = Omit<PrivacyRequestsQuery, 'cursor'> & { readonly after: SortKey | null };

const COLUMNS = sql`
  r.id, r.customer_id, r.agency_id, r.kind, r.status, r.channel, r.received_on, r.due_on, r.due_citation, r.details,
  ${moment('r.verified_at')} as verified_at, r.verified_by, r.verified_how, ${moment('r.decided_at')} as decided_at,
  r.decided_by, r.answer, r.hindrances, ${moment('r.erased_at')} as erased_at, cardinality(r.exact_worksheets) as kept_dates,
  r.row_version, ${moment('r.created_at')} as created_at`;

@Injectable()
export class PrivacyStore {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  byId(actor: Actor, id: string): Promise<PrivacyRequestRow> {
    return this.one(actor, id);
  }

  /** Locks a request, so that nobody else answers it before the caller's transaction ends. */
  lock(actor: Actor, id: string): Promise<PrivacyRequestRow> {
    return this.one(actor, id, sql`for no key update`);
  }

  private async one(actor: Actor, id: string, lock = sql``): Promise<PrivacyRequestRow> {
    const { rows } = await sql<PrivacyRequestRow>`
      select ${COLUMNS} from privacy_requests r where r.id = ${id} ${ofAgency(actor, 'r.agency_id')} ${lock}
    `.execute(this.em.getKysely());
    if (!rows[0]) throw privacyError('privacy.request-not-found');
    return rows[0];
  }

  /** Newest first. */
  async search(actor: Actor, search: Search): Promise<Page<PrivacyRequestRow>> {
    const { status, kind, customerId, dueBy, after, limit } = search;
    const { rows } = await sql<PrivacyRequestRow & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('r.created_at')} as sorted_by from privacy_requests r
       where true ${ofAgency(actor, 'r.agency_id')}
         ${when(status, (value) => sql`r.status = ${value}`)} ${when(kind, (value) => sql`r.kind = ${value}`)}
         ${when(customerId, (value) => sql`r.customer_id = ${value}`)}
         ${when(dueBy, (value) => sql`r.due_on <= ${value} and r.status = 'open'`)}
         ${when(after, (key) => sql`(r.created_at, r.id) < (${key[0]}, ${key[1]}::uuid)`)}
       order by r.created_at desc, r.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  /** The time that the law allows for an answer: by the state's rule, else by the general one. */
  async answerTime(
    state: string | null,
    kind: PrivacyRequestKind,
  ): Promise<AnswerTime & { readonly citation: string }> {
    const { rows } = await sql<AnswerTime & { readonly citation: string }>`
      select days, business_days, citation from privacy_deadlines
       where kind = ${kind} and state in (${state ?? '*'}, '*') order by state = '*' limit 1
    `.execute(this.em.getKysely());
    if (!rows[0]) throw new Error(`No deadline for requests of ${kind}`);
    return rows[0];
  }

  async hindrances(customerId: string): Promise<readonly ErasureHindrance[]> {
    const today = this.clock.today(LAST_TO_WAKE);
    const { rows } = await sql<ErasureHindrance>`
      select code, subject_type, subject_id, until, citation
        from erasure_hindrances(${customerId}, ${today}) order by code, subject_type, subject_id
    `.execute(this.em.getKysely());
    return rows;
  }

  /** Erasures that were ordered and are not complete, by id. */
  async erasing(after: { readonly id: string } | null): Promise<readonly { readonly id: string }[]> {
    const { rows } = await sql<{ readonly id: string }>`
      select id from privacy_requests where status = 'erasing' ${when(after?.id, (id) => sql`id > ${id}::uuid`)} order by id limit 100
    `.execute(this.em.getKysely());
    return rows;
  }

  /** Completed erasures, by id. */
  async done(after: { readonly id: string } | null): Promise<readonly DoneErasure[]> {
    const { rows } = await sql<DoneErasure>`
      select id, customer_id, received_on::text, due_on::text
        from privacy_requests
       where kind = 'erasure' and status = 'completed' ${when(after?.id, (id) => sql`id > ${id}::uuid`)} order by id limit 200
    `.execute(this.em.getKysely());
    return rows;
  }

  /** Ends a customer's other erasure requests, which this erasure answers too. */
  async withdrawOpen(customerId: string, but: string, at: Date): Promise<void> {
    await sql`
      update privacy_requests set status = 'refused', answer = 'Erased under another request', decided_at = ${at}, row_version = row_version + 1
       where customer_id = ${customerId} and kind = 'erasure' and status in ('open', 'erasing') and id <> ${but}
    `.execute(this.em.getKysely());
  }

  /** Orders an erasure again, whatever status a restored backup has. */
  async orderAgain(id: string, at: Date, how: string): Promise<void> {
    await sql`
      update privacy_requests
         set status = 'erasing', decided_at = coalesce(decided_at, ${at}), verified_at = coalesce(verified_at, ${at}),
             verified_how = coalesce(verified_how, ${how}), row_version = row_version + 1
       where id = ${id} and kind = 'erasure' and status <> 'erasing'
    `.execute(this.em.getKysely());
  }

  /** Tables with data of persons, in the order of a copy, and why a table is not included. */
  async tables(): Promise<readonly { readonly table: string; readonly untold: string | null }[]> {
    const { rows } = await sql<{ readonly table: string; readonly untold: string | null }>`
      select table_name as "table", untold from personal_tables where not is_removed order by position desc
    `.execute(this.em.getKysely());
    return rows;
  }

  async records(customerId: string, table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { rows } = await sql<{ readonly record: Readonly<Record<string, unknown>> }>`
      select record from personal_records(${customerId}, ${table}) record
    `.execute(this.em.getKysely());
    return rows.map(({ record }) => record);
  }
}
