import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Subject } from '../domain/issue.js';
import { standsInTheWay } from '../domain/issue.js';
import type { IssueStatus } from '../domain/issue-status.js';
import { issueMayBecome } from '../domain/issue-status.js';
import { IssuesQueries } from '../issues.queries.js';
import { IssuesStore } from '../issues.store.js';
import type { QuoteUnderReview } from '../quotes-under-review.js';
import { QuotesUnderReview } from '../quotes-under-review.js';
import { underwritingError } from '../underwriting.errors.js';
import type { IssueResponse } from './issues.dto.js';

/** An issue that is being decided, and the quote that it is about; null for a transaction of a policy. */
export interface CaseFile {
  readonly issue: IssueResponse;
  readonly quote: QuoteUnderReview | null;
}

/** Locks an issue and its quote for a decision, until the transaction ends. */
@Injectable()
export class IssueDesk {
  constructor(
    private readonly queries: IssuesQueries,
    private readonly issues: IssuesStore,
    private readonly quotes: QuotesUnderReview,
  ) {}

  /**
   * Locks an issue that is about to change its status. The quote is locked before the issue, in the same order as
   * binding does, so that the two cannot deadlock. Of two people who take the same step at once, the second gets an
   * error that says that it was done.
   */
  async take(actor: Actor, id: string, next: IssueStatus, expected: ExpectedRowVersion): Promise<CaseFile> {
    const { subjectType, subjectId } = await this.queries.byId(id);
    const quote = subjectType === 'quote' ? await this.quotes.lock(actor, subjectId) : null;
    const issue = await this.queries.lock(id);
    if (!issueMayBecome(issue.status, next))
      throw underwritingError('quoting.issue-status', { detail: `The issue is ${issue.status}.` });
    if (issue.claimedBy !== null && issue.claimedBy !== actor.id)
      throw underwritingError('quoting.issue-claimed');
    assertVersion(issue.rowVersion, expected);
    if (quote?.ended) throw underwritingError('quoting.subject-ended', { detail: quote.ended });
    return { issue, quote };
  }

  /** A draft becomes a quote once no issue that blocks quoting is open. */
  async release(quote: QuoteUnderReview | null): Promise<void> {
    if (!quote) return;
    const standing = await this.issues.standing({ type: 'quote', id: quote.id });
    if (standing.some((issue) => standsInTheWay(issue, 'quote'))) return;
    await quote.release();
  }
}

export function subjectOf({ subjectType, subjectId }: IssueResponse): Subject {
  return { type: subjectType, id: subjectId };
}
