import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { asGiven, dayAt, ifGiven, mayBeSeenBy } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { BillingAccount } from '../billing.entities.js';
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

/**
 * Delinquent accounts. They follow from the first due date that the money does not cover, so the billing job need not have
 * run.
 */
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
    const { productType, state, agencyId, limit, after } = search;
    const rows = await over(this.em, BillingAccount)
      .selectFrom('BillingAccount')
      .select(['id', 'unpaidFrom'])
      .$narrowType<{ unpaidFrom: string }>()
      .where('unpaidFrom', '<=', latest)
      .where(({ eb, ref }) =>
        eb('unpaidFrom', '<=', sql<string>`${dayAt(this.clock.now(), ref('timeZone'))} - ${days}::integer`),
      )
      .where(mayBeSeenBy(actor, 'agencyId'))
      .where((account) => account.and(asGiven({ productType, state, agencyId })))
      .where(({ eb, refTuple, tuple }) =>
        ifGiven(after, ([from = '', id = '']) => eb(refTuple('unpaidFrom', 'id'), '>', tuple(from, id))),
      )
      .orderBy('unpaidFrom')
      .orderBy('id')
      .limit(limit + 1)
      .execute();
    const { items, nextCursor } = toPage(
      rows,
      limit,
      ({ unpaidFrom, id }) => [unpaidFrom, id],
      ({ id }) => id,
    );
    return { items: await this.accounts.summaries(items), nextCursor };
  }
}
