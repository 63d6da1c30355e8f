import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { ofAgency } from '../../../../platform/sql.js';
import { assertInTransaction } from '../../../../platform/writes.js';
import { Customers } from '../../../customers/index.js';
import { latestLiveEntry } from '../../ledger/live-entry.queries.js';
import { policyError } from '../../policies.errors.js';
import { localToday } from '../../statuses/status-of-day.queries.js';
import type { EndingTerm } from './ending-term.queries.js';
import { IS_NON_RENEWED, endingTerms } from './ending-term.queries.js';

/** Terms as their renewals follow from them. The lock of the policy's row guards its renewal too. */
@Injectable()
export class EndingTerms {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
  ) {}

  /** Waits for the term, and reads it as it then is. */
  async lock(actor: Actor, policyId: string): Promise<EndingTerm> {
    assertInTransaction(this.em);
    await sql`
      select from policies where id = ${policyId} ${ofAgency(actor, 'agency_id')} for update
    `.execute(this.em.getKysely());
    return this.read(actor, policyId);
  }

  /** The same for looking: a preview decides nothing, so it takes no lock. */
  async read(actor: Actor, policyId: string): Promise<EndingTerm> {
    const { rows } = await sql<EndingTerm>`
      select * from (${this.found([policyId])}) t where true ${ofAgency(actor, 'agency_id')}
    `.execute(this.em.getKysely());
    const [term] = rows;
    if (!term) throw policyError('policies.policy-not-found');
    return term;
  }

  /** Those of the terms that nobody else holds at the moment. */
  async lockFree(ids: readonly string[]): Promise<readonly EndingTerm[]> {
    assertInTransaction(this.em);
    const { rows } = await sql<{ readonly id: string }>`
      select id from policies where id = any(${[...ids]}::uuid[]) order by id for update skip locked
    `.execute(this.em.getKysely());
    const found = await this.found(rows.map(({ id }) => id)).execute(this.em.getKysely());
    return found.rows;
  }

  /** As they are, with the customer into whom their own was merged. */
  private found(ids: readonly string[]): RawBuilder<EndingTerm> {
    return endingTerms(ids, (customerId) => this.customers.survivorOf(customerId));
  }
}

/** A term as the lists and the job of renewals find it. */
export interface ListedTerm {
  readonly id: string;
  readonly policyNumber: string;
  readonly contractNumber: string;
  readonly insuredName: string;
  readonly customerId: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly rowVersion: number;
  readonly expirationDate: CalendarDate;
  /** Today where the policy is. */
  readonly today: CalendarDate;
  /** The entry that says what is insured on its last day. */
  readonly lastEntryId: string | null;
  /** It runs today, and nothing is known that keeps it from being renewed. */
  readonly isRenewable: boolean;
}

/** All terms, for the statements of the room above, which join their own rows; what a statement does not name costs it nothing. */
export function listedTerms(now: Date): RawBuilder<ListedTerm> {
  const today = localToday(now);
  return sql<ListedTerm>`
    select p.id, p.policy_number, p.contract_number, p.data ->> 'insuredName' as insured_name,
           p.customer_id, p.product_type, p.state, p.company_code,
           p.row_version, p.expiration_date, ${today} as today,
           (${latestLiveEntry(sql`t.id`)}) as last_entry_id,
           p.status in ('pending', 'active') and p.product_type <> 'life' and p.effective_date <= ${today}
             and p.expiration_date > ${today} and p.cancelled_on is null and p.cancellation_due_on is null
             and not ${IS_NON_RENEWED} as is_renewable
      from policies p`;
}
