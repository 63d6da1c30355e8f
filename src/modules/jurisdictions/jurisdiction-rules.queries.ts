import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import { exactMoment, moment, when } from '../../platform/sql.js';
import type { JurisdictionRuleKind } from './domain/jurisdiction-rule.js';
import { jurisdictionError } from './jurisdictions.errors.js';
import type { JurisdictionRuleResponse } from './jurisdiction-rules.dto.js';

export interface JurisdictionRuleSearch {
  readonly state?: string | undefined;
  readonly productType?: string | undefined;
  readonly kind?: JurisdictionRuleKind | undefined;
  readonly key?: string | undefined;
  /** Only what holds on this day. */
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`
  id, state, product_type as "productType", kind, key, value, effective_date::text as "effectiveDate",
  expiration_date::text as "expirationDate", citation, created_by as "createdBy", contributors::text[] as contributors, reviewed_by as "reviewedBy",
  ${moment('reviewed_at')} as "reviewedAt", row_version as "rowVersion", ${moment('created_at')} as "createdAt"`;

@Injectable()
export class JurisdictionRulesQueries {
  constructor(private readonly em: EntityManager) {}

  /** Newest first. With a product also what holds for every product. */
  async search(search: JurisdictionRuleSearch): Promise<Page<JurisdictionRuleResponse>> {
    const { rows } = await sql<JurisdictionRuleResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy"
        from state_facts
       where true
         ${when(search.state, (value) => sql`state = ${value}`)}
         ${when(search.productType, (value) => sql`(product_type is null or product_type = ${value})`)}
         ${when(search.kind, (value) => sql`kind = ${value}`)}
         ${when(search.key, (value) => sql`key = ${value}`)}
         ${when(search.on, (value) => sql`daterange(effective_date, expiration_date) @> ${value}::date`)}
         ${when(search.after, (value) => sql`(created_at, id) < (${value[0]}, ${value[1]})`)}
       order by created_at desc, id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  async byId(id: string, lock = sql``): Promise<JurisdictionRuleResponse> {
    const { rows } = await sql<JurisdictionRuleResponse>`
      select ${COLUMNS} from state_facts where id = ${id} ${lock}
    `.execute(this.em.getKysely());
    return this.found(rows);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<JurisdictionRuleResponse> {
    return this.byId(id, sql`for update`);
  }

  private found([row]: readonly JurisdictionRuleResponse[]): JurisdictionRuleResponse {
    if (!row) throw jurisdictionError('rating.state-fact-not-found');
    return row;
  }
}
