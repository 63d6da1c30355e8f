import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { daysBetween } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
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
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async search(actor: Actor, { limit, after, ...filters }: PolicySearch): Promise<Page<PolicySummary>> {
    const rows = await this.policies.among(
      idsOf(await this.found(actor, filters), filters, after, limit + 1),
    );
    return toPage(
      rows,
      limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => row,
    );
  }

  /** `policies p where …`: what all of a search's filters let through. */
  async found(actor: Actor, filters: PolicyFilters): Promise<RawBuilder<unknown>> {
    const { customer } = filters;
    const ofCustomer =
      customer === undefined
        ? sql``
        : sql`and ${await this.customers.matchingCondition(sql`p.customer_id`, customer)}`;
    return sql`policies p where true ${matching(actor, filters, this.clock.now())} ${ofCustomer}`;
  }
}

/** The ids of a page or batch of what was found. */
export function idsOf(
  found: RawBuilder<unknown>,
  filters: PolicyFilters,
  after: SortKey | null,
  limit: number,
): RawBuilder<unknown> {
  if (!isWithinSeason(filters)) return sql`select p.id from ${found} ${newestFirst(after, limit)}`;
  // The planner would walk through all newer policies to the season: it takes old days and new ones to be mixed.
  return sql`
    with season as materialized (select p.id, p.created_at from ${found})
    select p.id from season p where true ${newestFirst(after, limit)}`;
}

const LONGEST_SEASON = 92;

/** Whether the terms looked for begin, or end, within a quarter of a year. */
function isWithinSeason({
  effectiveFrom,
  effectiveTo,
  expirationFrom,
  expirationTo,
}: PolicyFilters): boolean {
  return [
    [effectiveFrom, effectiveTo],
    [expirationFrom, expirationTo],
  ].some(([from, to]) => from !== undefined && to !== undefined && daysBetween(from, to) <= LONGEST_SEASON);
}
