import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { exactMoment, moment, when } from '../../platform/sql.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { ratingEditions, ratingPlans } from '../rating/index.js';
import { rateImpactError } from './rate-impact.errors.js';
import { resultView } from './impact-analysis-result.js';
import { progressOf } from './domain/progress.js';
import type { ImpactAnalysisStatus } from './domain/impact-analysis-status.js';
import type { TallyState } from './domain/tally.js';
import type { ImpactAnalysisResponse, ImpactAnalysisResultResponse } from './impact-analyses.dto.js';

export interface ImpactAnalysisSearch {
  readonly candidateEditionId?: string | undefined;
  readonly status?: ImpactAnalysisStatus | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

type ImpactAnalysisRow = Omit<ImpactAnalysisResponse, 'percent' | 'policiesPerSecond' | 'secondsLeft'> & {
  readonly busyMs: number;
};

const COLUMNS = sql`
  b.id, b.status, b.reason, b.candidate_edition_id as "candidateEditionId", c.label as "candidateLabel",
  b.candidate_hash as "candidateHash", b.baseline_edition_id as "baselineEditionId", o.label as "baselineLabel",
  b.plan_id as "planId", p.code as "planCode", p."productType", p.state, p."companyCode",
  b.in_force_on::text as "inForceOn", b.rated_on::text as "ratedOn", b.done_count as "done", b.policy_count as "total",
  b.error_count as "errors", b.busy_ms::float8 as "busyMs", b.created_by as "createdBy",
  ${moment('b.started_at')} as "startedAt", ${moment('b.ended_at')} as "endedAt", b.row_version as "rowVersion",
  ${moment('b.created_at')} as "createdAt", ${moment('b.updated_at')} as "updatedAt"`;

const TABLES = sql`
  book_ratings b join ${ratingPlans()} p on p.id = b.plan_id join ${ratingEditions()} c on c.id = b.candidate_edition_id
  left join ${ratingEditions()} o on o.id = b.baseline_edition_id`;

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class ImpactAnalysesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(id: string): Promise<ImpactAnalysisResponse> {
    const { rows } =
      await sql<ImpactAnalysisRow>`select ${COLUMNS} from ${TABLES} where b.id = ${id}`.execute(
        this.em.getKysely(),
      );
    const [row] = rows;
    if (!row) throw rateImpactError('policies.book-rating-not-found');
    return withProgress(row);
  }

  /** Newest first. */
  async search(search: ImpactAnalysisSearch): Promise<Page<ImpactAnalysisResponse>> {
    const { rows } = await sql<ImpactAnalysisRow & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('b.created_at')} as "sortedBy" from ${TABLES}
       where true
         ${when(search.candidateEditionId, (value) => sql`b.candidate_edition_id = ${value}`)}
         ${when(search.status, (value) => sql`b.status = ${value}`)}
         ${when(search.after, (value) => sql`(b.created_at, b.id) < (${value[0]}, ${value[1]})`)}
       order by b.created_at desc, b.id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toPage(
      rows,
      search.limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => withProgress(row),
    );
  }

  async result(id: string): Promise<ImpactAnalysisResultResponse> {
    const { done, tally } = await this.succeeded(id);
    return resultView(id, done, tally);
  }

  /** Throws unless the whole book is done: half a book has an average too, and it would be taken for the book's. */
  async succeeded(id: string): Promise<{ readonly done: number; readonly tally: Partial<TallyState> }> {
    const { rows } = await sql<{ status: ImpactAnalysisStatus; done: number; tally: Partial<TallyState> }>`
      select status, done_count as "done", tally from book_ratings where id = ${id}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw rateImpactError('policies.book-rating-not-found');
    if (row.status === 'succeeded') return row;
    throw rateImpactError('policies.book-rating-unfinished', {
      detail: `It is ${row.status}.`,
      members: { status: row.status },
    });
  }
}

function withProgress({ busyMs, ...row }: ImpactAnalysisRow): ImpactAnalysisResponse {
  return { ...row, ...progressOf({ done: row.done, total: row.total, busyMs }, row.endedAt !== null) };
}
