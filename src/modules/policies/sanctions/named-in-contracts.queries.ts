import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { Clock } from '../../../shared/clock.js';
import { FIRST_TO_WAKE } from '../../../shared/time-zones.js';
import { when } from '../../../platform/sql.js';
import { Customers } from '../../customers/index.js';
import { latestLiveEntry } from '../ledger/live-entry.queries.js';
import { asNamed } from './named-people.js';

/** A contract with all whom it names beside the customer: drivers, parties, beneficiaries and their custodians. */
export interface NamedInContract {
  readonly id: string;
  readonly policyNumber: string;
  /** The surviving customer, where the customer was merged. */
  readonly customerId: string;
  readonly names: readonly string[];
}

/** Whom contracts name, as they stand. */
@Injectable()
export class NamedInContracts {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  of(ids: readonly string[]): Promise<readonly NamedInContract[]> {
    return this.rows(sql`p.id = any(${[...ids]}::uuid[])`);
  }

  /** The next ones by id, of those that are in force or to come. */
  after(id: string | null, limit: number): Promise<readonly NamedInContract[]> {
    return this.rows(sql`
      coalesce(p.cancelled_on, p.expiration_date) > ${this.today}::date ${when(id, (last) => sql`p.id > ${last}::uuid`)}
      order by p.id limit ${limit}`);
  }

  private get today(): string {
    return this.clock.today(FIRST_TO_WAKE);
  }

  private async rows(which: RawBuilder<unknown>): Promise<readonly NamedInContract[]> {
    const { rows } = await sql<NamedInContract>`
      select p.id, p.policy_number, coalesce(${this.customers.survivorOf(sql`p.customer_id`)}, p.customer_id) as customer_id,
             array(
               select d ->> 'name' from (${latestLiveEntry(sql`t.snapshot`)}) e,
                      jsonb_array_elements(case jsonb_typeof(e.snapshot -> 'drivers') when 'array' then e.snapshot -> 'drivers' else '[]' end) d
                where d ->> 'name' <> ''
               union select y.name from policy_parties y
                where y.policy_id = p.id and y.role <> 'first_named_insured'
                  and (y.expiration_date is null or y.expiration_date > ${this.today}::date)
               union select n.name
                 from (select g.beneficiaries from policy_beneficiary_designations g
                        where g.contract_number = p.contract_number order by g.sequence desc limit 1) g,
                      jsonb_array_elements(g.beneficiaries) b, lateral (values (b ->> 'name'), (b ->> 'custodian')) n (name)
                where n.name <> '') as names
        from policies p where ${which}`.execute(this.em.getKysely());
    return rows.map((row) => ({ ...row, names: row.names.map(asNamed) }));
  }
}
