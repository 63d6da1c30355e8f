import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { named } from '../../shared/named-list.js';
import type { SortKey } from '../../shared/page.js';
import { exactMoment, moment, when } from '../sql.js';

export const RUN_OUTCOMES = named('JobRunOutcome', ['running', 'succeeded', 'failed', 'abandoned']);
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** A run as it is shown: moments as text. */
export interface JobRunRow {
  readonly id: string;
  readonly jobId: string;
  readonly scheduledFor: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly outcome: RunOutcome;
  readonly instance: string;
  readonly requestedBy: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface RunsAsked {
  readonly name: string;
  readonly outcome: RunOutcome | undefined;
  /** Start and id of the last one that was seen. */
  readonly before: SortKey | null;
  readonly limit: number;
}

/** A lease that has run out was renewed by nobody: its process has died or lost the database, whether somebody has taken over or not. */
const OUTCOME = sql`coalesce(r.outcome, case when r.lease_until > now() then 'running' else 'abandoned' end)`;
const COLUMNS = sql`
  r.id, r.name as job_id, ${moment('r.scheduled_for')} as scheduled_for, ${moment('r.started_at')} as started_at,
  ${moment('r.finished_at')} as finished_at, ${OUTCOME} as outcome, r.instance,
  r.requested_by, r.detail`;

/** What is written down of the runs of jobs. */
@Injectable()
export class JobRunsQueries {
  /** The newest first, each with its place in that order. */
  async newest(
    em: EntityManager,
    { name, outcome, before, limit }: RunsAsked,
  ): Promise<readonly (JobRunRow & { readonly sortedBy: string })[]> {
    const { rows } = await sql<JobRunRow & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('r.started_at')} as sorted_by from job_runs r
       where r.name = ${name} ${when(outcome, (asked) => sql`${OUTCOME} = ${asked}`)}
             ${when(before, ([at, id]) => sql`(r.started_at, r.id) < (${at}::timestamptz, ${id}::uuid)`)}
       order by r.started_at desc, r.id desc limit ${limit}
    `.execute(em.getKysely());
    return rows;
  }

  async byId(em: EntityManager, name: string, id: string): Promise<JobRunRow | undefined> {
    const { rows } = await sql<JobRunRow>`
      select ${COLUMNS} from job_runs r where r.name = ${name} and r.id = ${id}
    `.execute(em.getKysely());
    return rows[0];
  }

  /** The last run of each of the jobs; none of a job that has never run. */
  async lastOf(em: EntityManager, names: readonly string[]): Promise<readonly JobRunRow[]> {
    const { rows } = await sql<JobRunRow>`
      select ${COLUMNS}
        from unnest(${[...names]}::text[]) as known (name)
       cross join lateral (select * from job_runs o where o.name = known.name
                          order by o.started_at desc, o.id desc limit 1) as r
    `.execute(em.getKysely());
    return rows;
  }
}
