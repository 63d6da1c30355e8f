import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { UsState } from '../../../shared/us-states.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { AdverseActionsStore } from '../adverse-actions.store.js';
import { reportFaults } from '../domain/adverse-action.js';
import { IssuesQueries } from '../issues.queries.js';
import { IssuesStore } from '../issues.store.js';
import { DecisionsStore } from './decisions.store.js';
import { underwritingError } from '../underwriting.errors.js';
import { IssueDesk, subjectOf } from './issue-desk.js';
import type { DeclineIssueRequest, IssueResponse } from './issues.dto.js';

/** Declines a risk: its quote ends, the other issues are withdrawn, and an adverse action is recorded. */
@Injectable()
export class DeclineIssue {
  constructor(
    protected readonly em: EntityManager,
    private readonly desk: IssueDesk,
    private readonly queries: IssuesQueries,
    private readonly decisions: DecisionsStore,
    private readonly issues: IssuesStore,
    private readonly adverseActions: AdverseActionsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { reason, consumerReasons, report }: DeclineIssueRequest,
  ): Promise<IssueResponse> {
    const { issue, quote } = await this.desk.take(actor, id, 'declined', expected);
    const [subject, at] = [subjectOf(issue), this.clock.now()];
    const today = this.clock.today(timeZoneOf(issue.state as UsState));
    const usesReport = Boolean(report) || issue.usesReport;
    const [due, hasAgency, before] = await Promise.all([
      this.adverseActions.due({ ...issue, today }),
      this.adverseActions.hasAgency(report?.agencyCode),
      usesReport ? this.adverseActions.earlierNotice(subject) : null,
    ]);
    const errors = report ? reportFaults(report, hasAgency, today) : [];
    if (errors.length > 0) throw underwritingError('quoting.report-invalid', { errors });

    await this.decisions.decline(id, actor.id, at, reason);
    await this.issues.close(subject.type, [subject.id], 'withdrawn');
    const action = {
      kind: 'declined',
      reasons: consumerReasons.map((title) => ({ title, detail: null })),
      usesReport,
      business: { ...issue, subject, ...(quote && { reference: null, companyCode: null }) },
      decidedBy: actor.id,
      decidedOn: today,
      due,
      reportAgency: report?.agencyCode,
      score: report?.score ?? before?.score ?? null,
      inquiriesMattered: report?.inquiriesMattered ?? before?.inquiriesMattered ?? false,
    } as const;
    await this.adverseActions.insert(action, at);
    await this.audit.record(actor, {
      action: 'quoting.issue-declined',
      resourceType: 'underwriting-issue',
      resourceId: id,
      changes: { status: ['open', 'declined'], code: issue.code, reason, usesReport },
    });
    await quote?.decline(consumerReasons);
    return this.queries.byId(id);
  }
}
