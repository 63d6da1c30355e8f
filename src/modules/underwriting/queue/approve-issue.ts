import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { UsState } from '../../../shared/us-states.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { AuthoritiesQueries } from '../authorities.queries.js';
import { approvalFaults } from '../domain/approval-terms.js';
import { IssuesQueries } from '../issues.queries.js';
import { DecisionsStore } from './decisions.store.js';
import { underwritingError } from '../underwriting.errors.js';
import { assertAuthority } from './authority.rules.js';
import { IssueDesk } from './issue-desk.js';
import type { ApproveIssueRequest, IssueResponse } from './issues.dto.js';

/** Approves an issue by somebody with sufficient authority, with a validity and an offset. */
@Injectable()
export class ApproveIssue {
  constructor(
    protected readonly em: EntityManager,
    private readonly desk: IssueDesk,
    private readonly authorities: AuthoritiesQueries,
    private readonly queries: IssuesQueries,
    private readonly decisions: DecisionsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ApproveIssueRequest,
  ): Promise<IssueResponse> {
    const { reason, validity, validThrough = 'issue', validUntil = null, offsetPercent = null } = input;
    const { issue, quote } = await this.desk.take(actor, id, 'approved', expected);
    const { productType, state } = issue;
    const today: CalendarDate = this.clock.today(timeZoneOf(state as UsState));
    const held = await this.authorities.held(actor, { productType, state, today });
    assertAuthority(actor, held, { ...issue, broughtBy: await this.decisions.broughtBy(issue) });
    const terms = { validity, validThrough, validUntil, offsetPercent };
    const errors = approvalFaults(terms, issue, today);
    if (errors.length > 0) throw underwritingError('quoting.approval-invalid', { errors });

    await this.decisions.approve(id, actor.id, this.clock.now(), reason, terms);
    await this.audit.record(actor, {
      action: 'quoting.issue-approved',
      resourceType: 'underwriting-issue',
      resourceId: id,
      changes: { status: ['open', 'approved'], code: issue.code, value: issue.value, reason, ...terms },
    });
    await this.desk.release(quote);
    return this.queries.byId(id);
  }
}
