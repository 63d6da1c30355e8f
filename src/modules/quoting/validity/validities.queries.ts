import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import { quotingError } from '../quoting.errors.js';
import type { QuoteValidityResponse } from './validities.dto.js';

export interface ValiditySearch {
  readonly productType?: string | undefined;
  readonly state?: string | undefined;
  /** Only what holds on this day. */
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`
  id, product_type as "productType", state, valid_days as "validDays", effective_date::text as "effectiveDate",
  expiration_date::text as "expirationDate", reason, created_by as "createdBy", row_version as "rowVersion",
  ${moment('created_at')} as "createdAt"`;

@Injectable()
export class ValiditiesQueries {
  constructor(private readonly em: EntityManager) {}

  /** Newest first. With a product or a state also what holds for every one. */
  async search(search: ValiditySearch): Promise<Page<QuoteValidityResponse>> {
    const { rows } = await sql<QuoteValidityResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy"
        from quote_validities
       where true
         ${when(search.productType, (value) => sql`(product_type is null or product_type = ${value})`)}
         ${when(search.state, (value) => sql`(state is null or state = ${value})`)}
         ${when(search.on, (value) => sql`daterange(effective_date, expiration_date) @> ${value}::date`)}
         ${when(search.after, (value) => sql`(created_at, id) < (${value[0]}, ${value[1]})`)}
       order by created_at desc, id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  async byId(id: string, lock = sql``): Promise<QuoteValidityResponse> {
    const { rows } = await sql<QuoteValidityResponse>`
      select ${COLUMNS} from quote_validities where id = ${id} ${lock}
    `.execute(this.em.getKysely());
    return found(rows);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<QuoteValidityResponse> {
    return this.byId(id, sql`for update`);
  }
}

function found([row]: readonly QuoteValidityResponse[]): QuoteValidityResponse {
  if (!row) throw quotingError('quoting.validity-not-found');
  return row;
}
