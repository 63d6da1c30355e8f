import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { longDate } from '../../../shared/long-date.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { Audit } from '../../audit/index.js';
import { sanctionsError } from '../sanctions.errors.js';
import type { FindingStatus } from './finding.entity.js';
import { SanctionsFinding, TRUE_MATCHES } from './finding.entity.js';
import type {
  DecideFindingRequest,
  FindingResponse,
  ReportFindingRequest,
  WithdrawDecisionRequest,
} from './findings.dto.js';
import { FindingsQueries } from './findings.queries.js';
import { settleByEarlierClearance, takeTurns } from './findings.store.js';

/** What people say of what was found. It frees nothing: whoever pays or insures looks at the list and at clearances, not at this. */
@Injectable()
export class DecideFinding {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: FindingsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { decision, reason }: DecideFindingRequest,
  ): Promise<FindingResponse> {
    const finding = await this.held(id, expected);
    if (finding.status !== 'open') throw statusRefused(finding);
    await this.change(id, {
      status: decision,
      decidedBy: actor.id,
      decidedAt: this.clock.now(),
      decisionReason: reason,
    });
    await this.record(actor, 'sanctions.finding-decided', finding, { status: decision, reason });
    return this.queries.byId(id);
  }

  /**
   * The decision was a mistake, says somebody else. It is to be decided anew, unless clearances of its subject settle it; a report that went
   * to OFAC stays one that did.
   */
  @Transactional()
  async withdraw(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { reason }: WithdrawDecisionRequest,
  ): Promise<FindingResponse> {
    await takeTurns(this.em, [await this.queries.byId(id)]);
    const finding = await this.held(id, expected);
    const { status, decidedBy, subjectType: type, subjectId, name } = finding;
    // What was cleared follows its clearance.
    if (status === 'open' || status === 'cleared')
      throw sanctionsError('sanctions.finding-status', { detail: `It is ${status}.`, members: { status } });
    if (decidedBy === actor.id) throw sanctionsError('sanctions.own-decision');
    await this.change(id, {
      status: 'open',
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
      withdrawnBy: actor.id,
      withdrawnAt: this.clock.now(),
      withdrawalReason: reason,
    });
    await settleByEarlierClearance(this.em, { type, id: subjectId, name });
    const after = await this.queries.byId(id);
    const changes = { status: [status, after.status], reason };
    await this.record(actor, 'sanctions.decision-withdrawn', finding, changes);
    return after;
  }

  /** It went to OFAC, which people do themselves. */
  @Transactional()
  async report(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { reportedOn, reference }: ReportFindingRequest,
  ): Promise<FindingResponse> {
    const finding = await this.held(id, expected);
    const isTrue = TRUE_MATCHES.some((status) => status === finding.status);
    if (!isTrue || finding.reportedOn !== null) throw statusRefused(finding);
    const { foundOn } = finding;
    const today = this.clock.today(OFFICE);
    if (reportedOn < foundOn || reportedOn > today)
      throw sanctionsError('sanctions.report-day', {
        errors: [
          { pointer: '/reportedOn', detail: `must be from ${longDate(foundOn)} to ${longDate(today)}` },
        ],
      });
    await this.change(id, { reportedOn, reportReference: reference, reportedBy: actor.id });
    await this.record(actor, 'sanctions.finding-reported', finding, { reportedOn });
    return this.queries.byId(id);
  }

  private async held(id: string, expected: ExpectedRowVersion): Promise<FindingResponse> {
    const finding = await this.queries.lock(id);
    assertVersion(finding.rowVersion, expected);
    return finding;
  }

  private async change(id: string, to: FindingChange): Promise<void> {
    await over(this.em, SanctionsFinding)
      .updateTable('SanctionsFinding')
      .set(to)
      .set((row) => ({ rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }

  private record(
    actor: Actor,
    action: string,
    { id, subjectType, subjectId }: FindingResponse,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(actor, {
      action,
      resourceType: 'sanctions-finding',
      resourceId: id,
      changes: { subjectType, subjectId, ...changes },
    });
  }
}

interface FindingChange {
  readonly status?: FindingStatus;
  readonly decidedBy?: string | null;
  readonly decidedAt?: Date | null;
  readonly decisionReason?: string | null;
  readonly reportedOn?: string;
  readonly reportReference?: string;
  readonly reportedBy?: string | null;
  readonly withdrawnBy?: string | null;
  readonly withdrawnAt?: Date;
  readonly withdrawalReason?: string;
}

function statusRefused({ status, reportedOn }: FindingResponse): Error {
  return sanctionsError('sanctions.finding-status', {
    detail: reportedOn === null ? `It is ${status}.` : `It was reported on ${longDate(reportedOn)}.`,
    members: { status },
  });
}
