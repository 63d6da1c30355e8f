import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { columns } from '../../../platform/columns.js';
import { exactMoment, ofAgency, when } from '../../../platform/sql.js';
import { isCustomer } from '../../customers/index.js';
import type { AdverseKind } from '../domain/adverse-action.js';
import { QuotesUnderReview } from '../quotes-under-review.js';
import { underwritingError } from '../underwriting.errors.js';
import type { AdverseActionResponse } from './adverse-actions.dto.js';
import { AdverseActionRow } from './adverse-action.entities.js';

export interface AdverseActionSearch {
  readonly kind?: AdverseKind | undefined;
  readonly customerId?: string | undefined;
  readonly quoteId?: string | undefined;
  readonly state?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Where the agency was not known when the decision was made, today's default agency is shown. */
const COLUMNS = sql`
  ${columns(AdverseActionRow, ['id', 'subjectType', 'subjectId', 'customerId', 'agencyId', 'productType', 'state'], 'a')},
  ${columns(AdverseActionRow, ['kind', 'reasons', 'decidedBy', 'decidedOn', 'dueOn', 'dueCitation', 'createdAt'], 'a')},
  coalesce(a.reference, q.reference) as reference,
  coalesce(a.company_code, q.company_code) as company_code,
  case when a.uses_report then jsonb_build_object(
    'agency', case
      when a.report_agency_name is not null then jsonb_build_object(
        'name', a.report_agency_name, 'phone', a.report_agency_phone, 'address', a.report_agency_address)
      else (select jsonb_build_object('name', d.name, 'phone', d.phone, 'address', d.address)
              from consumer_report_agencies d where d.is_default) end,
    'score', case when a.score is not null then jsonb_build_object(
      'score', a.score::text, 'scoreMin', a.score_min::text, 'scoreMax', a.score_max::text,
      'scoreDate', a.score_date::text, 'scoreSource', a.score_source) end,
    'inquiriesMattered', a.inquiries_mattered) end as report`;

/** Where an offer on less than the best terms was declined later, only the decline is an adverse action. */
const STANDS = sql`(a.kind = 'declined' or not exists (
  select from adverse_actions d
   where d.subject_type = a.subject_type and d.subject_id = a.subject_id and d.kind = 'declined'))`;

@Injectable()
export class AdverseActionsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly quotes: QuotesUnderReview,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async search(actor: Actor, search: AdverseActionSearch): Promise<Page<AdverseActionResponse>> {
    const { rows } = await sql<AdverseActionResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('a.created_at')} as sorted_by
        from ${this.from}
       where ${STANDS} ${ofAgency(actor, 'a.agency_id')}
         ${when(search.kind, (value) => sql`a.kind = ${value}`)}
         ${when(search.customerId, (value) => isCustomer('a.customer_id', value))}
         ${when(search.quoteId, (value) => sql`a.subject_type = 'quote' and a.subject_id = ${value}`)}
         ${when(search.state, (value) => sql`a.state = ${value}`)}
         ${when(search.after, (value) => sql`(a.created_at, a.id) < (${value[0]}, ${value[1]})`)}
       order by a.created_at desc, a.id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  private get from(): RawBuilder<unknown> {
    const quotes = this.quotes.relation(this.clock.now());
    return sql`adverse_actions a left join (${quotes}) q on a.subject_type = 'quote' and q.id = a.subject_id`;
  }

  async byId(actor: Actor, id: string): Promise<AdverseActionResponse> {
    const { rows } = await sql<AdverseActionResponse>`
      select ${COLUMNS} from ${this.from} where a.id = ${id} ${ofAgency(actor, 'a.agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw underwritingError('quoting.adverse-action-not-found');
    return row;
  }
}
