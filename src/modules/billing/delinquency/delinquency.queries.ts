import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { ofAgency, when } from '../../../platform/sql.js';
import type { BillingAccountSummaryResponse } from '../billing.dto.js';
import { AccountsQueries } from '../accounts.queries.js';

export interface DelinquencySearch {
  readonly minDaysPastDue?: number | undefined;
  readonly productType?: string | undefined;
  readonly state?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** No time zone is more than a day ahead of UTC. */
const FURTHEST_AHEAD = 1;

/** Who is late. It follows from the first due date that the money does not reach, so the billing job need not have run. */
@Injectable()
export class DelinquencyQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: AccountsQueries,
    private readonly clock: Clock,
  ) {}

  /** The longest past due first. */
  async search(actor: Actor, search: DelinquencySearch): Promise<Page<BillingAccountSummaryResponse>> {
    const { minDaysPastDue: days = 1 } = search;
    const latest = addDays(this.clock.today('UTC'), FURTHEST_AHEAD - days);
    const { rows } = await sql<{ readonly id: string; readonly unpaidFrom: string }>`
      select a.id, a.unpaid_from::text as "unpaidFrom" from billing_accounts a
       where a.unpaid_from <= ${latest}::date
         and a.unpaid_from <= (${this.clock.now()}::timestamptz at time zone a.time_zone)::date - ${days}::integer
         ${ofAgency(actor, 'a.agency_id')}
         ${when(search.productType, (value) => sql`a.product_type = ${value}`)}
         ${when(search.state, (value) => sql`a.state = ${value}`)}
         ${when(search.agencyId, (value) => sql`a.agency_id = ${value}`)}
         ${when(search.after, (value) => sql`(a.unpaid_from, a.id) > (${value[0]}::date, ${value[1]}::uuid)`)}
       order by a.unpaid_from, a.id
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    const { items, nextCursor } = toPage(
      rows,
      search.limit,
      ({ unpaidFrom, id }) => [unpaidFrom, id],
      ({ id }) => id,
    );
    return { items: await this.accounts.summaries(items), nextCursor };
  }
}
