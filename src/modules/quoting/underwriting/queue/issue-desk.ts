import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { assertVersion } from '../../../../platform/http/etag.js';
import { Audit } from '../../../audit/index.js';
import { statusAt } from '../../domain/quote-status.js';
import { lockQuote } from '../../lock-quote.js';
import type { Quote } from '../../quote.entity.js';
import type { Subject } from '../domain/issue.js';
import { standsInTheWay } from '../domain/issue.js';
import type { IssueStatus } from '../domain/issue-status.js';
import { IssuesQueries } from '../issues.queries.js';
import { IssuesStore } from '../issues.store.js';
import type { IssueView } from '../issues.view.js';
import { underwritingError } from '../underwriting.errors.js';

/** An issue that is being decided, and the quote that it is about; null for a transaction of a policy. */
export interface CaseFile {
  readonly issue: IssueView;
  readonly quote: Quote | null;
}

/** Where issues are decided: who takes one holds it, and its quote, until the transaction ends. */
@Injectable()
export class IssueDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: IssuesQueries,
    private readonly issues: IssuesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The quote is locked before the issue, as binding does it, so that the two never wait for each other. Of two who take the
   * same step at once the second is told that it is done, and not that the version is another one.
   */
  async take(actor: Actor, id: string, status: IssueStatus, expected: ExpectedRowVersion): Promise<CaseFile> {
    const { subjectType, subjectId } = await this.queries.byId(id);
    const quote = subjectType === 'quote' ? await lockQuote(this.em, actor, subjectId) : null;
    const issue = await this.queries.hold(id);
    if (issue.status !== status)
      throw underwritingError('quoting.issue-status', { detail: `The issue is ${issue.status}.` });
    if (issue.claimedBy !== null && issue.claimedBy !== actor.id)
      throw underwritingError('quoting.issue-claimed');
    assertVersion(issue.rowVersion, expected);
    if (quote) assertUndecided(quote, this.clock.now());
    return { issue, quote };
  }

  /** A draft that only waited for approvals is a quote once none is missing that blocks quoting. */
  async release(actor: Actor, quote: Quote | null): Promise<void> {
    if (quote?.status !== 'draft') return;
    const standing = await this.issues.standing({ type: 'quote', id: quote.id });
    if (standing.some((issue) => standsInTheWay(issue, 'quote'))) return;
    quote.release(actor.id, this.clock.now());
    await this.em.flush();
    await this.audit.record(actor, {
      action: 'quoting.released',
      resourceType: 'quote',
      resourceId: quote.id,
      changes: { status: ['draft', 'quoted'] },
    });
  }
}

export function subjectOf({ subjectType, subjectId }: IssueView): Subject {
  return { type: subjectType, id: subjectId };
}

function assertUndecided(quote: Quote, now: Date): void {
  const { expiredReason = null, expiresAt = null } = quote;
  const { status } = statusAt({ status: quote.status, expiredReason, expiresAt }, now);
  if (status === 'draft' || status === 'quoted') return;
  throw underwritingError('quoting.subject-ended', { detail: `Quote ${quote.quoteNumber} is ${status}.` });
}
