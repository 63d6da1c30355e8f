import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { afterCursor } from '../../platform/http/cursor.js';
import type { KnownJob } from '../../platform/jobs/job-runner.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { JobRunsQueries } from '../../platform/jobs/job-runs.queries.js';
import { JobState } from '../../platform/jobs/job-state.entity.js';
import type { JobStanding } from '../../platform/jobs/job-states.store.js';
import { JobStatesStore } from '../../platform/jobs/job-states.store.js';
import { isOverdue } from '../../platform/jobs/jobs-watch.js';
import type { Page } from '../../shared/page.js';
import { toPage, toSortedPage } from '../../shared/page.js';
import type { JobResponse, JobRunResponse, JobRunsQuery, JobsQuery } from './jobs.dto.js';
import { jobError } from './jobs.errors.js';

/** Jobs and their runs as whoever is on duty sees them. */
@Injectable()
export class JobsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly runner: JobRunner,
    private readonly states: JobStatesStore,
    private readonly ran: JobRunsQueries,
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
    const rows = await this.ran.newest(this.em, { name, outcome, before, limit: limit + 1 });
    return toSortedPage(rows, limit);
  }

  async runById(name: string, id: string): Promise<JobRunResponse> {
    const run = await this.ran.byId(this.em, name, id);
    if (!run) throw jobError('jobs.run-not-found');
    return run;
  }

  private async views(known: readonly KnownJob[]): Promise<readonly JobResponse[]> {
    const names = known.map(({ job: { name } }) => name);
    const states = await this.em.find(JobState, { name: { $in: names } }, { disableIdentityMap: true });
    const standings = await this.states.standings(this.em, names);
    const last = await this.ran.lastOf(this.em, names);
    const now = new Date();
    return known.map((each) => {
      const isOfJob = ({ name }: { readonly name: string }): boolean => name === each.job.name;
      const lastRun = last.find(({ jobId }) => jobId === each.job.name) ?? null;
      return viewOf(each, states.find(isOfJob), standings.find(isOfJob), lastRun, now);
    });
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
