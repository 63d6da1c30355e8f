import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { exactMoment, moment, momentOf, when } from '../../../platform/sql.js';
import { EditionsStore } from './editions.store.js';
import { ratingError } from '../rating.errors.js';
import type { EditionStatus } from '../rating.view.js';
import type { EditionResponse, EditionDetailResponse, EditionWindowResponse } from './editions.dto.js';

export interface EditionSearch {
  readonly productType?: string | undefined;
  readonly state?: string | undefined;
  readonly companyCode?: string | undefined;
  readonly status?: EditionStatus | undefined;
  /** Only editions that rate this effective date by the present windows. */
  readonly inForceOn?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`
  e.id, e.plan_id, p.code as plan_code, p.name as plan_name, p.product_type, p.state, p.company_code, e.label, e.description,
  e.status, e.content_hash, e.new_business_date::text, e.renewal_date::text, e.created_by,
  e.contributors::text[],
  e.filed_by, ${moment('e.filed_at')} as filed_at, e.sent_back_by, ${moment('e.sent_back_at')} as sent_back_at,
  e.sent_back_reason, e.approved_by, ${moment('e.approved_at')} as approved_at, e.activated_by,
  ${moment('e.activated_at')} as activated_at, ${moment('e.superseded_at')} as superseded_at, e.redated_by,
  ${moment('e.redated_at')} as redated_at, e.redated_reason, e.withdrawn_by, ${moment('e.withdrawn_at')} as withdrawn_at,
  e.withdrawn_reason,
  e.row_version, ${moment('e.created_at')} as created_at`;

/** Reads for screens, one SQL statement each. */
@Injectable()
export class RatingQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly store: EditionsStore,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async editions(search: EditionSearch): Promise<Page<EditionResponse>> {
    const { rows } = await sql<EditionResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('e.created_at')} as sorted_by
        from rating_editions e join rating_plans p on p.id = e.plan_id
       where true
         ${when(search.productType, (value) => sql`p.product_type = ${value}`)}
         ${when(search.state, (value) => sql`p.state = ${value}`)}
         ${when(search.companyCode, (value) => sql`p.company_code = ${value}`)}
         ${when(search.status, (value) => sql`e.status = ${value}`)}
         ${when(
           search.inForceOn,
           (value) => sql`exists (
             select from edition_windows w
              where w.edition_id = e.id and w.period @> ${value}::date and w.in_use @> ${this.clock.now()}::timestamptz)`,
         )}
         ${when(search.after, (value) => sql`(e.created_at, e.id) < (${value[0]}, ${value[1]})`)}
       order by e.created_at desc, e.id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  async edition(id: string): Promise<EditionDetailResponse> {
    return { ...(await this.summary(id)), manual: await this.store.load(id) };
  }

  async summary(id: string): Promise<EditionResponse> {
    const { rows } = await sql<EditionResponse>`
      select ${COLUMNS} from rating_editions e join rating_plans p on p.id = e.plan_id where e.id = ${id}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw ratingError('rating.edition-not-found');
    return row;
  }

  /** The dates that an edition rates, now and earlier, newest record first. */
  async windows(id: string): Promise<readonly EditionWindowResponse[]> {
    await this.summary(id);
    const { rows } = await sql<EditionWindowResponse>`
      select use, lower(period)::text as "from", upper(period)::text as "to",
             ${momentOf(sql`lower(in_use)`)} as in_use_from, ${momentOf(sql`upper(in_use)`)} as in_use_to
        from edition_windows where edition_id = ${id} order by lower(in_use) desc, use, lower(period)
    `.execute(this.em.getKysely());
    return rows;
  }
}
