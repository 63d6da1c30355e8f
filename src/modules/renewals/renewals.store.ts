import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { rowsText } from '../../platform/records.js';
import type { Actor } from '../../shared/actor.js';
import { addDays } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { isOneOf, mayBeSeenBy, moment, when } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import type { EndingTerm } from '../policies/index.js';
import { EndingTerms, listedTerms } from '../policies/index.js';
import type { RatingFault } from '../rating/index.js';
import type { KnownRenewal, RenewalTiming } from './domain/renewal-lifecycle.js';
import { COMPANY_TIMING } from './domain/renewal-lifecycle.js';
import { OPEN_RENEWALS } from './domain/renewal-status.js';
import type { Timings } from './renewal-timings.js';
import { Renewal } from './renewal.entity.js';
import { renewalError } from './renewals.errors.js';

/** A renewal for use cases; its charges are read only for binding. */
export interface StoredRenewal extends KnownRenewal {
  readonly id: string;
  readonly basedOn: string | null;
  readonly edition: string | null;
  readonly offeredPremium: string | null;
  readonly fault: RatingFault | null;
  readonly renewedPolicyId: string | null;
  readonly rowVersion: number;
}

export interface TermToRenew extends EndingTerm {
  readonly renewal: StoredRenewal | null;
}

/** A term with something to do, by the sort key of the job: end of the term, then id. */
export interface DueRow {
  readonly id: string;
  readonly expirationDate: string;
}

/** SQL for the days of one kind for each policy `p` of a query: the state's rule or the company's default. */
function daysOf({ rules }: Timings, key: keyof RenewalTiming): RawBuilder<number> {
  return sql<number>`
    coalesce((select f.days
                from json_to_recordset(${rowsText(rules)}::json)
                     as f (state text, product_type text, key text, days integer)
               where f.state = p.state and f.key = ${key} and coalesce(f.product_type, p.product_type) = p.product_type
               order by f.product_type nulls last limit 1), ${COMPANY_TIMING[key]}::integer)`;
}

/** Ending terms with their renewals. Changing a renewal needs the lock of its term, and reads after it. */
@Injectable()
export class RenewalsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly ending: EndingTerms,
    private readonly clock: Clock,
  ) {}

  async lock(actor: Actor, policyId: string): Promise<TermToRenew> {
    const term = await this.ending.lock(actor, policyId);
    return { ...term, renewal: await this.ofPolicy(policyId) };
  }

  /** Locks those of the terms that nobody else has locked. */
  async lockFree(ids: readonly string[]): Promise<readonly TermToRenew[]> {
    const terms = await this.ending.lockFree(ids);
    const renewals = await this.ofPolicies(terms.map(({ id }) => id));
    return terms.map((term) => ({ ...term, renewal: renewals.get(term.id) ?? null }));
  }

  /** Locks the term of a renewal. */
  async lockOf(actor: Actor, renewalId: string): Promise<TermToRenew> {
    const renewal = await over(this.em, Renewal)
      .selectFrom('Renewal')
      .select('policyId')
      .where('id', '=', renewalId)
      .where(mayBeSeenBy(actor, 'agencyId'))
      .executeTakeFirst();
    if (!renewal) throw renewalError('policies.renewal-not-found');
    return this.lock(actor, renewal.policyId);
  }

  async ofPolicy(policyId: string): Promise<StoredRenewal | null> {
    return (await this.ofPolicies([policyId])).get(policyId) ?? null;
  }

  /** Terms to be renewed soon that have no renewal yet. */
  async unprepared(timings: Timings, after: DueRow | null, limit: number): Promise<readonly DueRow[]> {
    const today = this.clock.today('UTC');
    return this.dueRows(sql`
      select p.id, p.expiration_date from (${this.listed}) p
       where p.is_renewable
         and p.expiration_date between ${addDays(today, -1)}::date and ${addDays(today, timings.longest + 1)}::date
         and p.expiration_date - ${daysOf(timings, 'prepare')} <= p.today
         and not exists (select from renewals r where r.policy_id = p.id)
         ${when(after, ({ expirationDate, id }) => sql`(p.expiration_date, p.id) > (${expirationDate}::date, ${id}::uuid)`)}
       order by p.expiration_date, p.id limit ${limit}`);
  }

  /** Terms whose open renewal must be rated again, offered or ended. */
  async outstanding(timings: Timings, after: DueRow | null, limit: number): Promise<readonly DueRow[]> {
    return this.dueRows(sql`
      select p.id, r.effective_date::text as expiration_date from renewals r join (${this.listed}) p on p.id = r.policy_id
       where r.status = any(${[...OPEN_RENEWALS]}::text[])
         and (r.policy_version <> p.row_version or r.effective_date <= p.today
              or (r.status = 'blocked' and r.rated_on <> p.today)
              or (r.status = 'prepared' and r.effective_date - ${daysOf(timings, 'offer')} <= p.today))
         ${when(after, ({ expirationDate, id }) => sql`(r.effective_date, p.id) > (${expirationDate}::date, ${id}::uuid)`)}
       order by r.effective_date, p.id limit ${limit}`);
  }

  private get listed(): RawBuilder<unknown> {
    return listedTerms(this.clock.now());
  }

  private async ofPolicies(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRenewal>> {
    const rows = await over(this.em, Renewal)
      .selectFrom('Renewal')
      .select([
        'policyId',
        'id',
        'status',
        'policyVersion',
        'basedOn',
        'ratedOn',
        'edition',
        'offeredPremium',
      ])
      .select([
        'fault',
        'approvedCodes',
        moment<null>('offeredAt').as('offeredAt'),
        'renewedPolicyId',
        'rowVersion',
      ])
      .where(isOneOf('policyId', ids))
      .execute();
    return new Map(rows.map(({ policyId, ...renewal }) => [policyId, renewal]));
  }

  private async dueRows(question: RawBuilder<unknown>): Promise<readonly DueRow[]> {
    const { rows } = await sql<DueRow>`${question}`.execute(this.em.getKysely());
    return rows;
  }
}
