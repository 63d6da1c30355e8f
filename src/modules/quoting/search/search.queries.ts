import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { PLAN_BY_VALUES } from '../../../platform/postgres/plan-by-values.js';
import { columns } from '../../../platform/columns.js';
import { newestOf } from '../../../platform/page-of-rows.js';
import { exactMoment } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { Customers } from '../../customers/index.js';
import { EARLIEST_DAYS_BACK } from '../domain/offer.js';
import { QuotingQueries } from '../quoting.queries.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { QuoteSchema } from '../quote.entity.js';
import { quotesMatching } from './quote-filters.queries.js';
import type { QuoteFiltersQuery } from './search.dto.js';
import type { EntityManager } from '@mikro-orm/postgresql';

export interface QuoteSearch extends QuoteFiltersQuery {
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Finds quotes. Whole rows are read for one page only; the rows before it are skipped in the index. */
@Injectable()
export class QuoteSearchQueries {
  constructor(
    private readonly quotes: QuotingQueries,
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async search(actor: Actor, { limit, after, ...filters }: QuoteSearch): Promise<Page<QuoteResponse>> {
    const rows = await this.quotes.among(
      actor,
      quoteIdsOf(await this.found(actor, filters), filters, after, limit + 1),
    );
    return toSortedPage(rows, limit);
  }

  /** `quotes q where …` with all filters of a search. */
  async found(actor: Actor, filters: QuoteFiltersQuery): Promise<RawBuilder<unknown>> {
    const { customer } = filters;
    const ofCustomer = await this.customers.matching(sql`q.customer_id`, customer);
    return sql`quotes q ${sql.raw(PLAN_BY_VALUES)} where true ${quotesMatching(actor, filters, this.clock.now())} ${ofCustomer}`;
  }

  /** A batch of what was found, as an export shows it. */
  async lines<Line>(
    em: EntityManager,
    found: RawBuilder<unknown>,
    filters: QuoteFiltersQuery,
    after: SortKey | null,
    limit: number,
  ): Promise<readonly Line[]> {
    const { rows } = await sql<Line>`
      select ${LINE}, converted_to_policy_id as policy_id, ${exactMoment('created_at')} as sorted_by,
             ${this.customers.nameOf(sql`quotes.customer_id`)} as customer_name
        from quotes where id = any(array(${quoteIdsOf(found, filters, after, limit)}))
       order by quotes.created_at desc, id desc
    `.execute(em.getKysely());
    return rows;
  }
}

const LINE = columns(QuoteSchema, [
  'id',
  'quoteNumber',
  'version',
  'alternative',
  'status',
  'customerId',
  'productType',
  'companyCode',
  'state',
  'zipCode',
  'effectiveDate',
  'expirationDate',
  'termMonths',
  'totalPremium',
  'monthlyPremium',
  'createdAt',
  'expiresAt',
]);

/** The ids of a page or batch of what was found. */
function quoteIdsOf(
  found: RawBuilder<unknown>,
  { effectiveTo }: QuoteFiltersQuery,
  after: SortKey | null,
  limit: number,
): RawBuilder<unknown> {
  const page = (more: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`select q.id, q.created_at from ${found} ${more} ${newestOf('q', after, limit)}`;
  const all = effectiveTo === undefined ? page(sql``) : madeInTimeFor(effectiveTo, page);
  return sql`select q.id from (${all}) q where true ${newestOf('q', null, limit)}`;
}

/**
 * A quote is rated at most thirty days after its cover begins. So only quotes created by then have to be read,
 * however many newer ones there are. The first day of a draft is not binding and is not used.
 */
function madeInTimeFor(
  effectiveTo: CalendarDate,
  page: (more: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  // The day where the risk is may differ from the day in UTC.
  const end = sql`${addDays(effectiveTo, EARLIEST_DAYS_BACK + 2)}::date::timestamp at time zone 'UTC'`;
  return sql`(${page(sql`and q.created_at < ${end}`)}) union all
    (${page(sql`and q.status = 'draft' and q.created_at >= ${end}`)})`;
}
