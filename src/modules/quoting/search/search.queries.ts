import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { Customers } from '../../customers/index.js';
import { QuotingQueries } from '../quoting.queries.js';
import type { QuoteView } from '../quoting.view.js';
import type { QuoteFilters } from './quote-filters.js';
import { matching, newestFirst } from './quote-filters.js';

export interface QuoteSearch extends QuoteFilters {
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Finds quotes. The wide rows are read for one page only: what is skipped over is read in the index. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly quotes: QuotingQueries,
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async search(actor: Actor, { limit, after, ...filters }: QuoteSearch): Promise<Page<QuoteView>> {
    const rows = await this.quotes.among(actor, this.ids(actor, filters, after, limit + 1));
    return toPage(
      rows,
      limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => row,
    );
  }

  ids(actor: Actor, filters: QuoteFilters, after: SortKey | null, limit: number): RawBuilder<unknown> {
    return sql`select q.id from ${this.found(actor, filters)} ${newestFirst(after, limit)}`;
  }

  /** `quotes q where …`: what all of a search's filters let through. */
  found(actor: Actor, filters: QuoteFilters): RawBuilder<unknown> {
    const { customer } = filters;
    const ofCustomer =
      customer === undefined
        ? sql``
        : sql`and q.customer_id in (${this.customers.matchingQuestion(customer)})`;
    return sql`quotes q where true ${matching(actor, filters, this.clock.now())} ${ofCustomer}`;
  }
}
