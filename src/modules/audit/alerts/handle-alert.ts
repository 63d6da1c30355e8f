import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../audit.js';
import { auditError } from '../audit.errors.js';
import type { AlertStatus } from './alert.entities.js';
import { Alert } from './alert.entities.js';
import type { AlertResponse, CloseAlertRequest } from './alerts.dto.js';
import { AlertsQueries } from './alerts.queries.js';

/** From which statuses an alert may become which. */
const BEFORE: Readonly<Record<'acknowledged' | 'closed', readonly AlertStatus[]>> = {
  acknowledged: ['open'],
  closed: ['open', 'acknowledged'],
};

/** Acknowledges an alert, and closes it with a finding. */
@Injectable()
export class HandleAlert {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: AlertsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws audit.alert-not-found, audit.alert-status. Users may acknowledge alerts about themselves, so that a whole
   * team may be on duty.
   */
  @Transactional()
  async acknowledge(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<AlertResponse> {
    const now = this.clock.now();
    return this.become(actor, id, expected, 'acknowledged', {
      acknowledgedBy: actor.id,
      acknowledgedAt: now,
    });
  }

  /** Throws also audit.own-alert: nobody closes an alert about what they have done themselves. */
  @Transactional()
  async close(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { finding, reason }: CloseAlertRequest,
  ): Promise<AlertResponse> {
    const closed = { closedBy: actor.id, closedAt: this.clock.now(), finding, closeReason: reason };
    return this.become(actor, id, expected, 'closed', closed, { disposition: finding, reason });
  }

  private async become(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    status: keyof typeof BEFORE,
    values: object,
    told: object = {},
  ): Promise<AlertResponse> {
    const alert = await over(this.em, Alert)
      .selectFrom('Alert')
      .select(['status', 'rowVersion', 'subjectType', 'subjectId'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!alert) throw auditError('audit.alert-not-found');
    assertVersion(alert.rowVersion, expected);
    if (!BEFORE[status].includes(alert.status)) throw auditError('audit.alert-status');
    if (status === 'closed' && isAbout(alert, actor)) throw auditError('audit.own-alert');
    await over(this.em, Alert)
      .updateTable('Alert')
      .set({ ...values, status, rowVersion: alert.rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: `audit.alert-${status}`,
      resourceType: 'alert',
      resourceId: id,
      changes: { status: [alert.status, status], ...told },
    });
    return this.queries.byId(id);
  }
}

function isAbout(
  { subjectType, subjectId }: { readonly subjectType: string; readonly subjectId: string },
  { id, client }: Actor,
): boolean {
  return subjectId === (subjectType === 'client' ? client?.clientId : id);
}
