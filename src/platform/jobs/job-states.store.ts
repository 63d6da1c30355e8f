import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment } from '../sql.js';
import type { OverdueJob } from './job-listener.js';

export interface JobStanding {
  readonly name: string;
  /** Null for a job that has not been added yet. */
  readonly coveredUntil: Date | null;
  readonly isPaused: boolean;
  /** When the current run began; null if none holds the lease. */
  readonly runningSince: Date | null;
  /** Failed or abandoned runs since the last success, counted up to MOST_COUNTED. */
  readonly failuresInARow: number;
}

const MOST_COUNTED = 10;

type Row = Omit<JobStanding, 'coveredUntil' | 'runningSince'> & {
  readonly coveredUntil: string | null;
  readonly runningSince: string | null;
};

/** Reads and writes the states of jobs. */
@Injectable()
export class JobStatesStore {
  /** Adds new jobs, settled up to now, so that they have missed nothing. */
  async add(em: EntityManager, names: readonly string[]): Promise<void> {
    await sql`
      insert into job_states (name) select unnest(${[...names]}::text[]) on conflict do nothing
    `.execute(em.getKysely());
  }

  /** Settles moments at which the jobs had no work. */
  async cover(em: EntityManager, moments: ReadonlyMap<string, Date>): Promise<void> {
    if (moments.size === 0) return;
    await sql`
      update job_states set covered_until = r.moment
        from unnest(${[...moments.keys()]}::text[], ${[...moments.values()]}::timestamptz[]) as r (name, moment)
       where job_states.name = r.name and covered_until < r.moment
    `.execute(em.getKysely());
  }

  /** Notes an overdue moment; false if any instance has noted it already. */
  async noteOverdue(em: EntityManager, { name, dueAt }: OverdueJob): Promise<boolean> {
    const { numAffectedRows } = await sql`
      update job_states set overdue_told = ${dueAt} where name = ${name} and overdue_told is distinct from ${dueAt}::timestamptz
    `.execute(em.getKysely());
    return numAffectedRows === 1n;
  }

  async standings(em: EntityManager, names: readonly string[]): Promise<readonly JobStanding[]> {
    const { rows } = await sql<Row>`
      select known.name, ${moment('s.covered_until')} as covered_until, s.paused_at is not null as is_paused,
             (select ${moment('r.started_at')} from job_runs r
               where r.name = known.name and r.finished_at is null and r.lease_until > now()) as running_since,
             (select count(*)::int
                from (select bool_and(outcome <> 'succeeded') over (order by started_at desc, id desc) as is_failing
                        from (select id, started_at, outcome from job_runs r where r.name = known.name and outcome is not null
                               order by started_at desc, id desc limit ${MOST_COUNTED}) as last) as ended
               where is_failing) as failures_in_a_row
        from unnest(${[...names]}::text[]) as known (name) left join job_states s on s.name = known.name
    `.execute(em.getKysely());
    return rows.map(({ coveredUntil, runningSince, ...row }) => ({
      ...row,
      coveredUntil: dateOf(coveredUntil),
      runningSince: dateOf(runningSince),
    }));
  }
}

function dateOf(moment: string | null): Date | null {
  return moment === null ? null : new Date(moment);
}
