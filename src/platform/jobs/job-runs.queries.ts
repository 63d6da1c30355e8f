import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { named } from '../../shared/named-list.js';
import type { SortKey } from '../../shared/page.js';
import { exactMoment, moment, when } from '../sql.js';

export const RUN_OUTCOMES = named('JobRunOutcome', ['running', 'succeeded', 'failed', 'abandoned']);
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** A run for display, with moments as text. */
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
  /** The sort key of the last row of the page before: start and id. */
  readonly before: SortKey | null;
  readonly limit: number;
}

/** A run whose lease has expired counts as abandoned, even if no instance has taken over: its process has died or lost the database. */
const OUTCOME = sql`coalesce(r.outcome, case when r.lease_until > now() then 'running' else 'abandoned' end)`;
const COLUMNS = sql`
  r.id, r.name as job_id, ${moment('r.scheduled_for')} as scheduled_for, ${moment('r.started_at')} as started_at,
  ${moment('r.finished_at')} as finished_at, ${OUTCOME} as outcome, r.instance,
  r.requested_by, r.detail`;

/** Reads the records of job runs. */
@Injectable()
export class JobRunsQueries {
  /** Runs of a job, newest first, each with its sort key. */
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

  /** The last run of each job; jobs that have never run are left out. */
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
