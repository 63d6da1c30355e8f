import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { IssuesQueries } from '../issues.queries.js';
import { DecisionsStore } from './decisions.store.js';
import { IssueDesk } from './issue-desk.js';
import type { IssueResponse } from './issues.dto.js';

/**
 * Takes an approval back, which needs no authority. A price that was shown stays visible, and cannot be bound while
 * the issue is open.
 */
@Injectable()
export class ReopenIssue {
  constructor(
    protected readonly em: EntityManager,
    private readonly desk: IssueDesk,
    private readonly queries: IssuesQueries,
    private readonly decisions: DecisionsStore,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion, reason: string): Promise<IssueResponse> {
    const { issue } = await this.desk.take(actor, id, 'open', expected);
    await this.decisions.reopen(id);
    await this.audit.record(actor, {
      action: 'quoting.issue-reopened',
      resourceType: 'underwriting-issue',
      resourceId: id,
      changes: { status: ['approved', 'open'], decidedBy: [issue.decidedBy, null], reason },
    });
    return this.queries.byId(id);
  }
}
