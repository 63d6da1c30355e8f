import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { auditError } from '../audit.errors.js';
import type { AlertResponse, AlertsQuery } from './alerts.dto.js';
import { SEVERITIES } from './domain/alert-rule.js';

interface Row extends AlertResponse {
  readonly at: string;
}

const FROM = sql`
  select a.id, a.rule_id as "ruleId", a.rule_version as "ruleVersion", r.code, v.terms ->> 'title' as title, a.severity,
         a.subject_type as "subjectType", a.subject_id as "subjectId", a.status, a.occurrences, a.entry_ids as "entryIds",
         ${moment('a.first_at')} as "firstAt", ${moment('a.last_at')} as "lastAt", ${moment('a.created_at')} as "createdAt",
         ${exactMoment('a.created_at')} as at, a.acknowledged_by as "acknowledgedBy",
         ${moment('a.acknowledged_at')} as "acknowledgedAt", a.closed_by as "closedBy", ${moment('a.closed_at')} as "closedAt",
         a.finding, a.close_reason as "closeReason", a.row_version as "rowVersion"
    from alerts a
    join alert_rules r on r.id = a.rule_id
    join alert_rule_versions v on v.rule_id = a.rule_id and v.version = a.rule_version`;

/** Alerts as those who watch read them, newest first. */
@Injectable()
export class AlertsQueries {
  constructor(private readonly em: EntityManager) {}

  async list(filter: AlertsQuery): Promise<Page<AlertResponse>> {
    const { limit, from, to, minSeverity } = filter;
    if (from !== undefined && to !== undefined && to < from)
      throw auditError('audit.period-backwards', {
        errors: [{ pointer: '?to', detail: `must be ${from} or later` }],
      });
    const [at, id] = afterCursor(filter.cursor, ['moment', 'id']) ?? [];
    const severities = minSeverity && SEVERITIES.slice(SEVERITIES.indexOf(minSeverity));
    const { rows } = await sql<Row>`
      ${FROM}
       where true ${when(at, (moment) => sql`(a.created_at, a.id) < (${moment}::timestamptz, ${id}::uuid)`)}
             ${when(from, (moment) => sql`a.created_at >= ${moment}::timestamptz`)}
             ${when(to, (moment) => sql`a.created_at < ${moment}::timestamptz`)}
             ${when(filter.status, (status) => sql`a.status = ${status}`)}
             ${when(severities, (each) => sql`a.severity = any(${each}::text[])`)}
             ${when(filter.code, (code) => sql`r.code = ${code}`)}
             ${when(filter.subjectType, (type) => sql`a.subject_type = ${type}`)}
             ${when(filter.subjectId, (subject) => sql`a.subject_id = ${subject}`)}
       order by a.created_at desc, a.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ at: createdAt, id: last }) => [createdAt, last], shown);
  }

  async byId(id: string): Promise<AlertResponse> {
    const { rows } = await sql<Row>`${FROM} where a.id = ${id}::uuid limit 1`.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw auditError('audit.alert-not-found');
    return shown(row);
  }
}

function shown({ at: _, ...alert }: Row): AlertResponse {
  return alert;
}
