import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { ofAgency, when } from '../../../platform/sql.js';
import { assertInTransaction } from '../../../platform/writes.js';
import { Customers } from '../../customers/index.js';
import { policyError } from '../policies.errors.js';
import { OPEN_RENEWALS } from './domain/renewal-status.js';
import type { TermToRenew } from './ending-term.js';
import { IS_NON_RENEWED, termsToRenew } from './ending-term.js';
import type { Timings } from './renewal-timings.js';

/** A term that may have something to be done, by the order in which the job walks: the end of the term, then the id. */
export interface DueRow {
  readonly id: string;
  readonly expirationDate: string;
}

/**
 * Terms that end and their renewals. The lock of the policy's row guards its renewal too: whoever changes one of them holds
 * it, and reads them in a statement after the one that took it.
 */
@Injectable()
export class RenewalsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  /** Waits for the term, and reads it as it then is. */
  async lock(actor: Actor, policyId: string): Promise<TermToRenew> {
    assertInTransaction(this.em);
    await sql`
      select from policies where id = ${policyId} ${ofAgency(actor, 'agency_id')} for update
    `.execute(this.em.getKysely());
    return this.read(actor, policyId);
  }

  /** The same for looking: a preview decides nothing, so it takes no lock. */
  async read(actor: Actor, policyId: string): Promise<TermToRenew> {
    const [term] = await this.terms(actor, [policyId]);
    if (!term) throw policyError('policies.policy-not-found');
    return term;
  }

  /** Those of the terms that nobody else holds at the moment. */
  async lockFree(ids: readonly string[]): Promise<readonly TermToRenew[]> {
    assertInTransaction(this.em);
    const { rows } = await sql<{ readonly id: string }>`
      select id from policies where id = any(${[...ids]}::uuid[]) order by id for update skip locked
    `.execute(this.em.getKysely());
    const found = await this.found(rows.map(({ id }) => id)).execute(this.em.getKysely());
    return found.rows;
  }

  /** The term of a renewal, locked. */
  async lockOf(actor: Actor, renewalId: string): Promise<TermToRenew> {
    const { rows } = await sql<{ readonly policyId: string }>`
      select policy_id as "policyId" from renewals where id = ${renewalId} ${ofAgency(actor, 'agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw policyError('policies.renewal-not-found');
    return this.lock(actor, row.policyId);
  }

  /** Terms that are to be renewed soon and have no renewal yet. */
  async unprepared(timings: Timings, after: DueRow | null, limit: number): Promise<readonly DueRow[]> {
    const today = this.clock.today('UTC');
    return this.dueRows(sql`
      select p.id, p.expiration_date::text as "expirationDate" from policies p
       where p.status in ('pending', 'active') and p.product_type <> 'life'
         and p.expiration_date between ${addDays(today, -1)}::date and ${addDays(today, timings.longest + 1)}::date
         and p.effective_date <= ${this.localToday} and p.expiration_date > ${this.localToday}
         and p.expiration_date - ${timings.daysOf('prepare')} <= ${this.localToday}
         and p.cancelled_on is null and p.cancellation_due_on is null
         and not exists (select from renewals r where r.policy_id = p.id) and not ${IS_NON_RENEWED}
         ${when(after, ({ expirationDate, id }) => sql`(p.expiration_date, p.id) > (${expirationDate}, ${id})`)}
       order by p.expiration_date, p.id limit ${limit}`);
  }

  /** Terms whose renewal is open and has to be rated again, offered or ended. */
  async outstanding(timings: Timings, after: DueRow | null, limit: number): Promise<readonly DueRow[]> {
    return this.dueRows(sql`
      select p.id, r.effective_date::text as "expirationDate" from renewals r join policies p on p.id = r.policy_id
       where r.status = any(${[...OPEN_RENEWALS]}::text[])
         and (r.policy_version <> p.row_version or r.effective_date <= ${this.localToday}
              or (r.status = 'blocked' and r.rated_on <> ${this.localToday})
              or (r.status = 'prepared' and r.effective_date - ${timings.daysOf('offer')} <= ${this.localToday}))
         ${when(after, ({ expirationDate, id }) => sql`(r.effective_date, p.id) > (${expirationDate}, ${id})`)}
       order by r.effective_date, p.id limit ${limit}`);
  }

  /** Today where the policy is. */
  private get localToday(): RawBuilder<unknown> {
    return sql`(${this.clock.now()}::timestamptz at time zone p.time_zone)::date`;
  }

  private async dueRows(question: RawBuilder<unknown>): Promise<readonly DueRow[]> {
    const { rows } = await sql<DueRow>`${question}`.execute(this.em.getKysely());
    return rows;
  }

  /** As they are, with the customer into whom their own was merged. */
  private found(ids: readonly string[]): RawBuilder<TermToRenew> {
    return termsToRenew(ids, (customerId) => this.customers.survivorOf(customerId));
  }

  private async terms(actor: Actor, ids: readonly string[]): Promise<readonly TermToRenew[]> {
    const { rows } = await sql<TermToRenew>`
      select * from (${this.found(ids)}) t where true ${ofAgency(actor, 'agencyId')}
    `.execute(this.em.getKysely());
    return rows;
  }
}
