import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { auditError } from '../audit.errors.js';
import type { AuditEntryResponse, EntriesQuery } from './entries.dto.js';
import { ACCESS_ACTION } from '../trail/access-entries.store.js';
import { CHANGE, REQUEST, ROW_KIND, ofClient } from '../trail/row-kind.queries.js';
import { assertForward } from './period.js';

export const ENTRY_FIELDS = sql`
  id, ${moment('created_at')} as "createdAt", seq::text, user_id as "userId",
  client_id as "clientId", session_id as "sessionId", host(ip_address) as "ipAddress", user_agent as "userAgent",
  request_id as "requestId", action, resource_type as "resourceType", resource_id as "resourceId",
  request_method as "requestMethod", request_path as "requestPath", changes, outcome, response_status as "responseStatus",
  response_time_ms as "responseTimeMs", risk_score::text as "riskScore", security_alerts as "securityAlerts"`;

/** Of rows without any risk there is no index by it: most have none, and whoever asks for 0 asks for all that were scored. */
function atLeast(risk: string): RawBuilder<unknown> {
  return Number(risk) === 0 ? sql`risk_score >= 0` : sql`risk_score >= ${risk}::numeric and risk_score > 0`;
}

/** Rows of requests are in no index by their action: most are such, and time finds them. */
function ofAction(action: string): RawBuilder<unknown> {
  return action === ACCESS_ACTION ? sql`true` : sql`action <> ${sql.lit(ACCESS_ACTION)}`;
}

/** Nor is what went well in that of outcomes. */
function ofOutcome(outcome: string): RawBuilder<unknown> {
  return outcome === 'success'
    ? sql`outcome = 'success'`
    : sql`outcome = ${outcome} and outcome <> 'success'`;
}

/**
 * By user or client, requests and changes are asked for apart, as their indexes have them, each in the order of time. What few rows are,
 * those with a risk and those that did not succeed, is found faster by that, whoever did it.
 */
function kindsOf({
  userId,
  clientId,
  action,
  minRisk,
  outcome,
}: EntriesQuery): readonly RawBuilder<unknown>[] {
  const isRare = Number(minRisk ?? 0) > 0 || (outcome ?? 'success') !== 'success';
  if ((userId === undefined && clientId === undefined) || isRare) return [sql``];
  const kinds = action === undefined ? [REQUEST, CHANGE] : [action === ACCESS_ACTION ? REQUEST : CHANGE];
  return kinds.map((kind) => sql`and ${ROW_KIND} = ${kind}`);
}

/** The trail as staff read it, newest first. Each filter has its index, in the order of time. */
@Injectable()
export class EntriesQueries {
  constructor(private readonly em: EntityManager) {}

  async list(filter: EntriesQuery): Promise<Page<AuditEntryResponse>> {
    const { from, to, limit } = filter;
    assertForward(from, to);
    if (filter.resourceId !== undefined && filter.resourceType === undefined)
      throw auditError('audit.resource-type-missing', {
        errors: [{ pointer: '?resourceType', detail: 'has to be named together with resourceId' }],
      });
    const before = afterCursor(filter.cursor, ['moment', 'id']);
    const equal = (column: string, value: string | undefined): RawBuilder<unknown> =>
      when(value, (given) => sql`${sql.ref(column)} = ${given}`);
    const page = (kind: RawBuilder<unknown>): RawBuilder<unknown> => sql`
      select * from audit_logs
       where true ${kind} ${when(before, ([at, id]) => sql`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`)}
             ${when(from, (moment) => sql`created_at >= ${moment}::timestamptz`)}
             ${when(to, (moment) => sql`created_at < ${moment}::timestamptz`)}
             ${when(filter.userId, (user) => sql`user_id = ${user}::uuid`)}
             ${when(filter.clientId, ofClient)} ${equal('resource_type', filter.resourceType)}
             ${equal('resource_id', filter.resourceId)} ${equal('action', filter.action)}
             ${when(filter.action, ofAction)} ${when(filter.outcome, ofOutcome)}
             ${equal('request_id', filter.requestId)} ${when(filter.minRisk, atLeast)}
       order by created_at desc, id desc limit ${limit + 1}`;
    const pages = kindsOf(filter).map((kind) => sql`(${page(kind)})`);
    const { rows } = await sql<AuditEntryResponse & { readonly sortedBy: string }>`
      select ${ENTRY_FIELDS}, ${exactMoment('created_at')} as "sortedBy" from (${sql.join(pages, sql` union all `)}) as entries
       order by created_at desc, id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  async byId(id: string): Promise<AuditEntryResponse> {
    const { rows } = await sql<AuditEntryResponse>`
      select ${ENTRY_FIELDS} from audit_logs where id = ${id}::uuid limit 1
    `.execute(this.em.getKysely());
    if (!rows[0]) throw auditError('audit.entry-not-found');
    return rows[0];
  }
}
