import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { auditError } from '../audit.errors.js';
import { assertForward } from '../views/period.js';
import type { AlertResponse, AlertsQuery } from './alerts.dto.js';
import { SEVERITIES, isAtLeast } from './domain/alert-rule.js';

const COLUMNS = sql`
  a.id, a.rule_id, a.rule_version, r.code, v.terms ->> 'title' as title, a.severity,
  a.subject_type, a.subject_id, a.status, a.occurrences, a.entry_ids,
  ${moment('a.first_at')} as first_at, ${moment('a.last_at')} as last_at, ${moment('a.created_at')} as created_at,
  a.acknowledged_by, ${moment('a.acknowledged_at')} as acknowledged_at, a.closed_by,
  ${moment('a.closed_at')} as closed_at, a.finding, a.close_reason, a.row_version`;

const FROM = sql`
  from alerts a
  join alert_rules r on r.id = a.rule_id
  join alert_rule_versions v on v.rule_id = a.rule_id and v.version = a.rule_version`;

/** Alerts for those who watch them, newest first. */
@Injectable()
export class AlertsQueries {
  constructor(private readonly em: EntityManager) {}

  async list(filter: AlertsQuery): Promise<Page<AlertResponse>> {
    const { limit, from, to, minSeverity } = filter;
    assertForward(from, to);
    const before = afterCursor(filter.cursor, ['moment', 'id']);
    const severities = minSeverity && SEVERITIES.filter((severity) => isAtLeast(severity, minSeverity));
    const { rows } = await sql<AlertResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('a.created_at')} as sorted_by ${FROM}
       where true ${when(before, ([at, id]) => sql`(a.created_at, a.id) < (${at}::timestamptz, ${id}::uuid)`)}
             ${when(from, (moment) => sql`a.created_at >= ${moment}::timestamptz`)}
             ${when(to, (moment) => sql`a.created_at < ${moment}::timestamptz`)}
             ${when(filter.status, (status) => sql`a.status = ${status}`)}
             ${when(severities, (each) => sql`a.severity = any(${each}::text[])`)}
             ${when(filter.code, (code) => sql`r.code = ${code}`)}
             ${when(filter.subjectType, (type) => sql`a.subject_type = ${type}`)}
             ${when(filter.subjectId, (subject) => sql`a.subject_id = ${subject}`)}
       order by a.created_at desc, a.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  async byId(id: string): Promise<AlertResponse> {
    const { rows } = await sql<AlertResponse>`
      select ${COLUMNS} ${FROM} where a.id = ${id}::uuid limit 1
    `.execute(this.em.getKysely());
    if (!rows[0]) throw auditError('audit.alert-not-found');
    return rows[0];
  }
}
