import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { PLAN_BY_VALUES } from '../../../platform/postgres/plan-by-values.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { Customers } from '../../customers/index.js';
import { PoliciesQueries } from '../policies.queries.js';
import { policyIdsOf } from './ids-of-page.queries.js';
import { policiesMatching } from './policy-filters.queries.js';
import type { PolicyFiltersQuery } from './search.dto.js';
import type { PolicySummaryResponse } from '../policies.dto.js';

export interface PolicySearch extends PolicyFiltersQuery {
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Finds policies; their premiums are summed for the rows of one page only. */
@Injectable()
export class PolicySearchQueries {
  constructor(
    private readonly policies: PoliciesQueries,
    private readonly customers: Customers,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async search(
    actor: Actor,
    { limit, after, ...filters }: PolicySearch,
  ): Promise<Page<PolicySummaryResponse>> {
    const rows = await this.policies.among(
      policyIdsOf(await this.found(actor, filters), filters, after, limit + 1),
    );
    return toSortedPage(rows, limit);
  }

  /** `policies p where …` with all filters of a search. */
  async found(actor: Actor, filters: PolicyFiltersQuery): Promise<RawBuilder<unknown>> {
    const { customer } = filters;
    const ofCustomer = await this.customers.matching(sql`p.customer_id`, customer);
    return sql`policies p ${sql.raw(PLAN_BY_VALUES)} where true ${policiesMatching(actor, filters, this.clock.now())} ${ofCustomer}`;
  }
}
