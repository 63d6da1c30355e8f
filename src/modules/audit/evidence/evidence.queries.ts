import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment, momentOf } from '../../../platform/sql.js';
import { ACCESS_ACTION } from '../trail/access-entries.store.js';
import type { EvidenceAlertsResponse, EvidenceSealsResponse } from './evidence.dto.js';

/** Half-open. */
export interface EvidencePeriod {
  readonly from: Date;
  readonly to: Date;
}

export interface ActionCount {
  readonly action: string;
  readonly month: string;
  readonly count: number;
}

export interface EvidenceRow {
  readonly entryId: string;
  readonly at: string;
  readonly action: string;
  readonly userId: string | null;
  readonly clientId: string | null;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly changes: unknown;
}

/** Counts of the trail by what was done, which has its index. */
@Injectable()
export class EvidenceQueries {
  constructor(private readonly em: EntityManager) {}

  async counts(period: EvidencePeriod, actions: readonly string[]): Promise<readonly ActionCount[]> {
    const { rows } = await sql<ActionCount>`
      select action, to_char(created_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as count
        from audit_logs where ${within(period, actions)} group by 1, 2
    `.execute(this.em.getKysely());
    return rows;
  }

  async sources(
    period: EvidencePeriod,
    actions: readonly string[],
  ): Promise<{ readonly people: number; readonly addresses: number }> {
    const { rows } = await sql<{ readonly people: number; readonly addresses: number }>`
      select count(distinct user_id)::int as people, count(distinct ip_address)::int as addresses
        from audit_logs where ${within(period, actions)}
    `.execute(this.em.getKysely());
    return rows[0] ?? { people: 0, addresses: 0 };
  }

  async rows(
    period: EvidencePeriod,
    actions: readonly string[],
    limit: number,
  ): Promise<readonly EvidenceRow[]> {
    const { rows } = await sql<EvidenceRow>`
      select id as entry_id, ${moment('created_at')} as at, action, user_id, client_id,
             resource_type, resource_id, changes
        from audit_logs where ${within(period, actions)} order by created_at desc, id desc limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  async alerts({ from, to }: EvidencePeriod): Promise<EvidenceAlertsResponse> {
    const { rows } = await sql<EvidenceAlertsResponse>`
      select count(*)::int as raised, count(*) filter (where severity = 'high')::int as high,
             count(*) filter (where status = 'open')::int as open,
             count(*) filter (where status = 'acknowledged')::int as acknowledged,
             count(*) filter (where status = 'closed')::int as closed,
             count(*) filter (where finding = 'harm')::int as harm,
             round((percentile_cont(0.5) within group (
               order by extract(epoch from coalesce(acknowledged_at, closed_at) - created_at) / 60))::numeric)::int
               as median_minutes_to_response
        from alerts where created_at >= ${from}::timestamptz and created_at < ${to}::timestamptz
    `.execute(this.em.getKysely());
    if (!rows[0]) throw new Error('An aggregate has a row');
    return rows[0];
  }

  /** Between two checkpoints the first seal waits the longest. */
  async seals({ from, to }: EvidencePeriod): Promise<EvidenceSealsResponse> {
    const { rows } = await sql<EvidenceSealsResponse>`
      select s.seals, s.rows, c.checkpoints, c.told as told_outside, c.gap as longest_minutes_to_checkpoint,
             ${momentOf<null>(sql`(select min(created_at) from audit_logs)`)} as trail_from
        from (select count(*)::int as seals, coalesce(sum(row_count), 0)::float8 as rows from audit_seals
               where created_at >= ${from}::timestamptz and created_at < ${to}::timestamptz) s,
             (select count(*)::int as checkpoints, count(file)::int as told, round(max(minutes)::numeric)::int as gap
                from (select k.file, extract(epoch from k.created_at - coalesce(
                               (select min(a.created_at) from audit_seals a
                                 where a.number = (select max(b.seals) + 1 from audit_checkpoints b where b.seals < k.seals)),
                               k.created_at)) / 60 as minutes
                        from audit_checkpoints k
                       where k.created_at >= ${from}::timestamptz and k.created_at < ${to}::timestamptz) told) c
    `.execute(this.em.getKysely());
    if (!rows[0]) throw new Error('An aggregate has a row');
    return rows[0];
  }
}

function within({ from, to }: EvidencePeriod, actions: readonly string[]) {
  return sql`action = any(${[...actions]}::text[]) and action <> ${sql.lit(ACCESS_ACTION)}
         and created_at >= ${from}::timestamptz and created_at < ${to}::timestamptz`;
}
