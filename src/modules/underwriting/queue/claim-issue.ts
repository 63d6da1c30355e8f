import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { IssuesQueries } from '../issues.queries.js';
import { DecisionsStore } from './decisions.store.js';
import { underwritingError } from '../underwriting.errors.js';
import type { IssueResponse } from './issues.dto.js';

/** Records who works on an issue, so that nobody else does the same work. */
@Injectable()
export class ClaimIssue {
  constructor(
    protected readonly em: EntityManager,
    private readonly queries: IssuesQueries,
    private readonly decisions: DecisionsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<IssueResponse> {
    const issue = await this.queries.lock(id);
    if (issue.status !== 'open')
      throw underwritingError('quoting.issue-status', { detail: `The issue is ${issue.status}.` });
    if (issue.claimedBy === actor.id) return issue;
    if (issue.claimedBy !== null) throw underwritingError('quoting.issue-claimed');
    assertVersion(issue.rowVersion, expected);
    await this.decisions.claim(id, actor.id, this.clock.now());
    await this.audit.record(actor, {
      action: 'quoting.issue-claimed',
      resourceType: 'underwriting-issue',
      resourceId: id,
      changes: { claimedBy: [null, actor.id] },
    });
    return this.queries.byId(id);
  }
}
