import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { afterCursor } from '../../platform/http/cursor.js';
import type { KnownJob } from '../../platform/jobs/job-runner.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { JobState } from '../../platform/jobs/job-state.entity.js';
import type { JobStanding } from '../../platform/jobs/job-states.store.js';
import { JobStatesStore } from '../../platform/jobs/job-states.store.js';
import { isOverdue } from '../../platform/jobs/jobs-watch.js';
import { exactMoment, moment, when } from '../../platform/sql.js';
import type { Page } from '../../shared/page.js';
import { toPage, toSortedPage } from '../../shared/page.js';
import type { JobResponse, JobRunResponse, JobRunsQuery, JobsQuery } from './jobs.dto.js';
import { jobError } from './jobs.errors.js';

/** A lease that has run out was renewed by nobody: its process has died or lost the database, whether somebody has taken over or not. */
const OUTCOME = sql`coalesce(r.outcome, case when r.lease_until > now() then 'running' else 'abandoned' end)`;
const COLUMNS = sql`
  r.id, r.name as job_id, ${moment('r.scheduled_for')} as scheduled_for, ${moment('r.started_at')} as started_at,
  ${moment('r.finished_at')} as finished_at, ${OUTCOME} as outcome, r.instance,
  r.requested_by, r.detail`;

/** Jobs and their runs as whoever is on duty sees them. */
@Injectable()
export class JobsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly runner: JobRunner,
    private readonly states: JobStatesStore,
  ) {}

  /** By name. */
  async list({ limit, cursor, status }: JobsQuery): Promise<Page<JobResponse>> {
    const [after = ''] = afterCursor(cursor, ['text']) ?? [];
    const jobs = await this.views(this.runner.known.filter(({ job: { name } }) => name > after));
    const shown = jobs.filter((job) => status === undefined || job.status === status);
    return toPage(shown.slice(0, limit + 1), limit, ({ id }) => [id]);
  }

  async byName(name: string): Promise<JobResponse> {
    const [view] = await this.views([this.known(name)]);
    if (!view) throw jobError('jobs.not-found');
    return view;
  }

  known(name: string): KnownJob {
    const known = this.runner.find(name);
    if (!known) throw jobError('jobs.not-found');
    return known;
  }

  /** The newest first. */
  async runs(name: string, { limit, cursor, outcome }: JobRunsQuery): Promise<Page<JobRunResponse>> {
    this.known(name);
    const before = afterCursor(cursor, ['moment', 'id']);
    const { rows } = await sql<JobRunResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('r.started_at')} as sorted_by from job_runs r
       where r.name = ${name} ${when(outcome, (asked) => sql`${OUTCOME} = ${asked}`)}
             ${when(before, ([at, id]) => sql`(r.started_at, r.id) < (${at}::timestamptz, ${id}::uuid)`)}
       order by r.started_at desc, r.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }

  async runById(name: string, id: string): Promise<JobRunResponse> {
    const { rows } = await sql<JobRunResponse>`
      select ${COLUMNS} from job_runs r where r.name = ${name} and r.id = ${id}
    `.execute(this.em.getKysely());
    if (!rows[0]) throw jobError('jobs.run-not-found');
    return rows[0];
  }

  private async views(known: readonly KnownJob[]): Promise<readonly JobResponse[]> {
    const names = known.map(({ job: { name } }) => name);
    const states = await this.em.find(JobState, { name: { $in: names } }, { disableIdentityMap: true });
    const standings = await this.states.standings(this.em, names);
    const last = await this.lastRuns(names);
    const now = new Date();
    return known.map((each) => {
      const isOfJob = ({ name }: { readonly name: string }): boolean => name === each.job.name;
      const lastRun = last.find(({ jobId }) => jobId === each.job.name) ?? null;
      return viewOf(each, states.find(isOfJob), standings.find(isOfJob), lastRun, now);
    });
  }

  private async lastRuns(names: readonly string[]): Promise<readonly JobRunResponse[]> {
    const { rows } = await sql<JobRunResponse>`
      select ${COLUMNS}
        from unnest(${[...names]}::text[]) as known (name)
       cross join lateral (select * from job_runs o where o.name = known.name
                          order by o.started_at desc, o.id desc limit 1) as r
    `.execute(this.em.getKysely());
    return rows;
  }
}

function viewOf(
  known: KnownJob,
  state: JobState | undefined,
  standing: JobStanding | undefined,
  lastRun: JobRunResponse | null,
  now: Date,
): JobResponse {
  const { job, timetable, timeLimitSeconds } = known;
  const isPaused = state?.isPaused ?? false;
  const isRunning = Boolean(standing?.runningSince);
  return {
    id: job.name,
    title: job.title,
    schedule: timetable.words,
    cron: job.schedule.cron,
    timeZone: timetable.timeZone,
    missed: job.schedule.missed ?? 'once',
    timeLimitSeconds,
    status: isRunning ? 'running' : isPaused ? 'paused' : 'waiting',
    nextRunAt: isPaused ? null : (timetable.next(now)?.toISOString() ?? null),
    lastRun,
    failuresInARow: standing?.failuresInARow ?? 0,
    isOverdue: standing !== undefined && isOverdue(known, standing, now),
    pausedAt: state?.pausedAt?.toISOString() ?? null,
    pausedBy: state?.pausedBy ?? null,
    pauseReason: state?.pauseReason ?? null,
    rowVersion: state?.rowVersion ?? 1,
  };
}
