import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { holds } from '../../../platform/http/permissions.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { IssuesQueries } from '../issues.queries.js';
import { DecisionsStore } from './decisions.store.js';
import { underwritingError } from '../underwriting.errors.js';
import type { IssueResponse } from './issues.dto.js';

/** Puts an issue back into the queue; for its claimant, or for a supervisor while that person is away. */
@Injectable()
export class ReleaseIssue {
  constructor(
    protected readonly em: EntityManager,
    private readonly queries: IssuesQueries,
    private readonly decisions: DecisionsStore,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<IssueResponse> {
    const issue = await this.queries.lock(id);
    if (issue.claimedBy === null) return issue;
    if (issue.claimedBy !== actor.id && !holds(actor, 'quoting.release-issues'))
      throw underwritingError('quoting.issue-claimed');
    assertVersion(issue.rowVersion, expected);
    await this.decisions.claim(id, null, null);
    await this.audit.record(actor, {
      action: 'quoting.issue-released',
      resourceType: 'underwriting-issue',
      resourceId: id,
      changes: { claimedBy: [issue.claimedBy, null] },
    });
    return this.queries.byId(id);
  }
}
