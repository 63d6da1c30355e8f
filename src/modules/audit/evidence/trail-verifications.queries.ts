import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment } from '../../../platform/sql.js';
import { ACCESS_ACTION } from '../trail/access-entries.store.js';
import { CHANGE, ROW_KIND } from '../trail/row-kind.queries.js';
import type { EvidenceVerificationResponse, EvidenceVerificationsResponse } from './evidence.dto.js';
import { MOST_LISTED } from './evidence.dto.js';
import type { EvidencePeriod } from './evidence.queries.js';

type Counts = Omit<EvidenceVerificationsResponse, 'last' | 'items'>;

const BEGUN = 'audit.verification-begun';
const ENDED = 'audit.verification-ended';

/** Runs of `audit:verify`, from what the trail says of them: where nothing is said of the end there was none yet. */
@Injectable()
export class TrailVerificationsQueries {
  constructor(private readonly em: EntityManager) {}

  async within(period: EvidencePeriod): Promise<EvidenceVerificationsResponse> {
    const [counts, items] = [await this.counts(period), await this.items(period)];
    return { ...counts, last: items[0] ?? null, items };
  }

  private async counts(period: EvidencePeriod): Promise<Counts> {
    const { rows } = await sql<Counts>`
      select count(*)::int as runs, ${ofResult('sound')}, ${ofResult('faulty')}, ${ofResult('failed')}, ${ofResult('unfinished')}
        from (${runs(period)}) as runs
    `.execute(this.em.getKysely());
    if (!rows[0]) throw new Error('An aggregate has a row');
    return rows[0];
  }

  private async items(period: EvidencePeriod): Promise<readonly EvidenceVerificationResponse[]> {
    const number = (field: string) => sql`(told ->> ${sql.lit(field)})::float8 as ${sql.ref(field)}`;
    const { rows } = await sql<EvidenceVerificationResponse>`
      select id as entry_id, ${moment('begun_at')} as begun_at, ${moment<null>('ended_at')} as ended_at, operator as by, result,
             ${sql.join(['rows', 'seals', 'checkpoints', 'stamps', 'faults'].map(number))}
        from (${runs(period)}) as runs order by runs.begun_at desc, id desc limit ${MOST_LISTED}
    `.execute(this.em.getKysely());
    return rows;
  }
}

function ofResult(result: string) {
  return sql`count(*) filter (where result = ${sql.lit(result)})::int as ${sql.ref(result)}`;
}

function runs({ from, to }: EvidencePeriod) {
  return sql`
    select begun.id, begun.created_at as begun_at, ended.created_at as ended_at, begun.changes ->> 'operator' as operator,
           coalesce(ended.changes ->> 'status', 'unfinished') as result, ended.changes as told
      from audit_logs begun
      left join lateral (
        select created_at, changes from audit_logs
         where resource_type = begun.resource_type and resource_id = begun.resource_id and ${ROW_KIND} = ${CHANGE}
           and action = ${ENDED} order by created_at desc limit 1) as ended on true
     where begun.action = ${BEGUN} and begun.action <> ${sql.lit(ACCESS_ACTION)} and begun.resource_type = 'verification'
       and begun.created_at >= ${from}::timestamptz and begun.created_at < ${to}::timestamptz`;
}
