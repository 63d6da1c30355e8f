import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { Customers } from '../../customers/index.js';
import { PoliciesQueries } from '../policies.queries.js';
import type { PolicySummary } from '../policies.view.js';
import type { PolicyFilters } from './policy-filters.js';
import { matching, newestFirst } from './policy-filters.js';

export interface PolicySearch extends PolicyFilters {
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Finds policies; their premiums are summed for the rows of one page only. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly policies: PoliciesQueries,
    private readonly customers: Customers,
  ) {}

  /** Newest first. */
  async search(actor: Actor, { limit, after, ...filters }: PolicySearch): Promise<Page<PolicySummary>> {
    const rows = await this.policies.among(this.ids(actor, filters, after, limit + 1));
    return toPage(
      rows,
      limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => row,
    );
  }

  ids(actor: Actor, filters: PolicyFilters, after: SortKey | null, limit: number): RawBuilder<unknown> {
    return sql`select p.id from ${this.found(actor, filters)} ${newestFirst(after, limit)}`;
  }

  /** `policies p where …`: what all of a search's filters let through. */
  found(actor: Actor, filters: PolicyFilters): RawBuilder<unknown> {
    const { customer } = filters;
    const ofCustomer =
      customer === undefined
        ? sql``
        : sql`and p.customer_id in (${this.customers.matchingQuestion(customer)})`;
    return sql`policies p where true ${matching(actor, filters)} ${ofCustomer}`;
  }
}
