import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toSortedPage } from '../../shared/page.js';
import { columns } from '../../platform/columns.js';
import { exactMoment, when } from '../../platform/sql.js';
import type { IssueStatus } from './domain/issue-status.js';
import { UnderwritingIssue } from './issue.entity.js';
import { QuotesUnderReview } from './quotes-under-review.js';
import { underwritingError } from './underwriting.errors.js';
import type { Claim, IssueResponse } from './queue/issues.dto.js';

export interface IssueSearch {
  readonly status: IssueStatus;
  readonly claimedBy?: Claim | undefined;
  readonly productType?: string | undefined;
  readonly state?: string | undefined;
  readonly authority?: string | undefined;
  readonly quoteId?: string | undefined;
  /** Only issues raised at least this many days ago. */
  readonly minAgeDays?: number | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const DAY_MS = 86_400_000;
const COLUMNS = sql`
  ${columns(
    UnderwritingIssue,
    [
      'id',
      'subjectType',
      'subjectId',
      'customerId',
      'agencyId',
      'productType',
      'state',
      'code',
      'title',
      'blocks',
      'authority',
      'facts',
      'value',
      'worse',
      'status',
      'claimedBy',
      'claimedAt',
      'basis',
      'decidedBy',
      'decidedAt',
      'reason',
      'validThrough',
      'validity',
      'validUntil',
      'offsetPercent',
      'carriedFrom',
      'raisedBy',
      'usesReport',
      'rowVersion',
      'createdAt',
      'updatedAt',
    ],
    'i',
  )},
  coalesce(i.reference, q.reference) as reference, coalesce(i.company_code, q.company_code) as company_code`;

/** Reads of the work queue and of single issues. */
@Injectable()
export class IssuesQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly quotes: QuotesUnderReview,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. Issues of a quote whose price has expired are left out. */
  async search(actor: Actor, search: IssueSearch): Promise<Page<IssueResponse>> {
    const now = this.clock.now();
    const { rows } = await sql<IssueResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('i.created_at')} as sorted_by
        from ${this.from}
       where i.status = ${search.status}
         ${search.status === 'open' ? sql`and (q.id is null or q.is_open)` : sql``}
         ${when(search.claimedBy, (value) => claimed(actor, value))}
         ${when(search.productType, (value) => sql`i.product_type = ${value}`)}
         ${when(search.state, (value) => sql`i.state = ${value}`)}
         ${when(search.authority, (value) => sql`i.authority = ${value}`)}
         ${when(search.quoteId, (value) => sql`i.subject_type = 'quote' and i.subject_id = ${value}`)}
         ${when(search.minAgeDays, (value) => sql`i.created_at <= ${new Date(now.getTime() - value * DAY_MS)}`)}
         ${when(search.after, (value) => sql`(i.created_at, i.id) > (${value[0]}, ${value[1]})`)}
       order by i.created_at, i.id
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, search.limit);
  }

  private get from(): RawBuilder<unknown> {
    const quotes = this.quotes.relation(this.clock.now());
    return sql`underwriting_issues i left join (${quotes}) q on i.subject_type = 'quote' and q.id = i.subject_id`;
  }

  async byId(id: string): Promise<IssueResponse> {
    const { rows } = await sql<IssueResponse>`select ${COLUMNS} from ${this.from} where i.id = ${id}`.execute(
      this.em.getKysely(),
    );
    return found(rows);
  }

  /** Locks the issue for a decision. */
  async lock(id: string): Promise<IssueResponse> {
    const { rows } = await sql<IssueResponse>`
      select ${COLUMNS} from ${this.from} where i.id = ${id} for update of i
    `.execute(this.em.getKysely());
    return found(rows);
  }
}

function found([row]: readonly IssueResponse[]): IssueResponse {
  if (!row) throw underwritingError('quoting.issue-not-found');
  return row;
}

function claimed(actor: Actor, by: Claim): RawBuilder<unknown> {
  if (by === 'nobody') return sql`i.claimed_by is null`;
  return by === 'mine' ? sql`i.claimed_by = ${actor.id}` : sql`i.claimed_by <> ${actor.id}`;
}
