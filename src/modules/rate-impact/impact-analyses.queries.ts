import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { columns } from '../../platform/columns.js';
import { exactMoment, when } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { policyNumberOf } from '../policies/index.js';
import { ratingEditions, ratingPlans } from '../rating/index.js';
import { BookRating, BookRatingResult } from './book-rating.entities.js';
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

export interface ResultRow {
  readonly policyId: string;
  readonly policyNumber: string;
  readonly oldTotal: string | null;
  readonly newTotal: string | null;
  readonly error: string | null;
}

const COLUMNS = sql`
  ${columns(
    BookRating,
    [
      'id',
      'status',
      'reason',
      'candidateEditionId',
      'candidateHash',
      'baselineEditionId',
      'planId',
      'inForceOn',
      'ratedOn',
      'createdBy',
      'startedAt',
      'endedAt',
      'rowVersion',
      'createdAt',
      'updatedAt',
    ],
    'b',
  )},
  c.label as candidate_label, o.label as baseline_label, p.code as plan_code, p.product_type, p.state, p.company_code,
  b.done_count as done, b.policy_count as total, b.error_count as errors, b.busy_ms::float8`;

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
      select ${COLUMNS}, ${exactMoment('b.created_at')} as sorted_by from ${TABLES}
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

  /** The next results by policy. */
  async resultsAfter(
    em: EntityManager,
    id: string,
    after: string | null,
    limit: number,
  ): Promise<readonly ResultRow[]> {
    const { rows } = await sql<ResultRow>`
      select ${columns(BookRatingResult, ['policyId', 'oldTotal', 'newTotal'], 'r')},
             ${policyNumberOf(sql`r.policy_id`)} as policy_number,
             r.error_edition || ' ' || r.error_code || ' ' || r.error_pointer as error
        from book_rating_results r
       where r.book_rating_id = ${id} ${when(after, (last) => sql`r.policy_id > ${last}`)}
       order by r.policy_id limit ${limit}
    `.execute(em.getKysely());
    return rows;
  }

  async result(id: string): Promise<ImpactAnalysisResultResponse> {
    const { done, tally } = await this.succeeded(id);
    return resultView(id, done, tally);
  }

  /** Throws unless the whole book is done: half a book has an average too, and it would be taken for the book's. */
  async succeeded(id: string): Promise<{ readonly done: number; readonly tally: Partial<TallyState> }> {
    const row = await over(this.em, BookRating)
      .selectFrom('BookRating')
      .select(['status', 'doneCount as done', 'tally'])
      .where('id', '=', id)
      .executeTakeFirst();
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
