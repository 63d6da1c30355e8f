import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import type { BackupResponse, BackupsQuery } from './backups.dto.js';

const COLUMNS = sql`
  id, kind, outcome, ${moment('completed_at')} as completed_at, place, bytes::float8, note, told_by,
  ${moment('created_at')} as created_at`;

export interface BackupFigures {
  readonly succeeded: number;
  readonly failed: number;
  readonly restoreTests: number;
  readonly failedRestoreTests: number;
  readonly longestGapHours: number | null;
  readonly lastSucceededAt: string | null;
  readonly lastRestoreTestAt: string | null;
}

@Injectable()
export class BackupsQueries {
  constructor(private readonly em: EntityManager) {}

  async list({ limit, cursor, kind, outcome }: BackupsQuery): Promise<Page<BackupResponse>> {
    const before = afterCursor(cursor, ['moment', 'id']);
    const { rows } = await sql<BackupResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('completed_at')} as sorted_by from backup_reports
       where true ${when(before, ([at, id]) => sql`(completed_at, id) < (${at}::timestamptz, ${id}::uuid)`)}
             ${when(kind, (given) => sql`kind = ${given}`)} ${when(outcome, (given) => sql`outcome = ${given}`)}
       order by backup_reports.completed_at desc, id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  /** Backups of a half-open period, newest first. */
  async within(from: Date, to: Date, limit: number): Promise<readonly BackupResponse[]> {
    const { rows } = await sql<BackupResponse>`
      select ${COLUMNS} from backup_reports where completed_at >= ${from}::timestamptz and completed_at < ${to}::timestamptz
       order by backup_reports.completed_at desc, id desc limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }

  /** A gap lies between two backups that succeeded, or one of them and an end of the time that has passed. */
  async figures(from: Date, to: Date): Promise<BackupFigures> {
    const { rows } = await sql<BackupFigures>`
      with told as (
        select kind, outcome, completed_at from backup_reports
         where completed_at >= ${from}::timestamptz and completed_at < ${to}::timestamptz
      ), good as (
        select completed_at as at from told where kind = 'backup' and outcome = 'succeeded'
      ), edges as (
        select at from good union all select unnest(array[${from}, least(${to}::timestamptz, now())]::timestamptz[])
      )
      select count(*) filter (where kind = 'backup' and outcome = 'succeeded')::int as succeeded,
             count(*) filter (where kind = 'backup' and outcome = 'failed')::int as failed,
             count(*) filter (where kind = 'restore-test' and outcome = 'succeeded')::int as restore_tests,
             count(*) filter (where kind = 'restore-test' and outcome = 'failed')::int as failed_restore_tests,
             (select round(extract(epoch from max(gap)) / 3600)::int
                from (select at - lag(at) over (order by at) as gap from edges) gaps where exists (select from good)) as longest_gap_hours,
             ${moment<null>('last.backup')} as last_succeeded_at, ${moment<null>('last.trial')} as last_restore_test_at
        from (select max(completed_at) filter (where kind = 'backup') as backup,
                     max(completed_at) filter (where kind = 'restore-test') as trial from told where outcome = 'succeeded') last
        left join told on true group by last.backup, last.trial
    `.execute(this.em.getKysely());
    if (!rows[0]) throw new Error('An aggregate has a row');
    return rows[0];
  }
}
