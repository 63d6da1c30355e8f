import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { loggableError } from '../http/database-faults.js';
import { LOG } from '../logging/logger.js';
import { Metrics } from '../metrics/metrics.js';
import type { OverdueJob } from './job-listener.js';
import type { KnownJob } from './job-runner.js';
import { JobRunner } from './job-runner.js';
import type { JobStanding } from './job-states.store.js';
import { JobStatesStore } from './job-states.store.js';

/** Failures in a row that count as a trouble: a single one is often the network, so many have a lasting cause. */
const FAILS_TOO_OFTEN = 3;
/** Longer than the lease of a dead instance and the time until another one looks. */
const OVERDUE_AFTER_MS = 300_000;
const OLD_AFTER_MS = 30_000;

/** The jobs that need attention, by name. */
export interface Troubles {
  readonly failing: readonly string[];
  readonly overdue: readonly string[];
}

/** Whether a job should have started or ended some minutes ago. Paused jobs are never overdue, and a running job has its time limit. */
export function isOverdue(
  { timetable, timeLimitSeconds }: KnownJob,
  { isPaused, runningSince, coveredUntil }: JobStanding,
  now: Date,
): boolean {
  const due = dueAt({ timetable, timeLimitSeconds }, { runningSince, coveredUntil });
  return !isPaused && due !== null && now.getTime() > due.getTime() + OVERDUE_AFTER_MS;
}

/** When the job should start next, or the current run should end. */
function dueAt(
  { timetable, timeLimitSeconds }: Pick<KnownJob, 'timetable' | 'timeLimitSeconds'>,
  { runningSince, coveredUntil }: Pick<JobStanding, 'runningSince' | 'coveredUntil'>,
): Date | null {
  if (runningSince) return new Date(runningSince.getTime() + timeLimitSeconds * 1000);
  return coveredUntil && timetable.next(coveredUntil);
}

/** Reports failing and overdue jobs in the log, in metrics and beside readiness. */
@Injectable()
export class JobsWatch {
  private known: Troubles = { failing: [], overdue: [] };
  private lookedAt = -Infinity;

  constructor(
    private readonly runner: JobRunner,
    private readonly states: JobStatesStore,
    private readonly em: EntityManager,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    const gauge = (name: string, help: string, what: keyof Troubles): void =>
      metrics.gauge(name, help, async () => {
        await this.look();
        return this.known[what].length;
      });
    gauge('jobs_failing', `Jobs whose last ${FAILS_TOO_OFTEN} runs or more were no success.`, 'failing');
    gauge(
      'jobs_overdue',
      'Jobs that should have run some minutes ago, on any instance, and have not.',
      'overdue',
    );
  }

  /** The troubles as last read, without waiting for the database; old ones are refreshed for the next caller. */
  get troubles(): Troubles {
    void this.look().catch((error: unknown) =>
      this.log.warn({ err: loggableError(error) }, 'jobs not looked at'),
    );
    return this.known;
  }

  /** Updates the troubles. Returns the jobs that were overdue in the last look too: in between another instance could have run them. */
  update(standings: readonly JobStanding[], now: Date): readonly OverdueJob[] {
    const failing = standings.filter(({ failuresInARow }) => failuresInARow >= FAILS_TOO_OFTEN);
    const overdue = standings.filter((standing) => {
      const known = this.runner.find(standing.name);
      return known && isOverdue(known, standing, now);
    });
    const before = this.known.overdue;
    this.known = {
      failing: this.logNew('job keeps failing', failing, this.known.failing),
      overdue: this.logNew('job is overdue', overdue, this.known.overdue),
    };
    this.lookedAt = performance.now();
    return overdue
      .filter(({ name }) => before.includes(name))
      .flatMap((standing) => {
        const known = this.runner.find(standing.name);
        const due = known && dueAt(known, standing);
        return due ? [{ name: standing.name, dueAt: due }] : [];
      });
  }

  /** Returns the names of `found`, and logs new ones. */
  private logNew(what: string, found: readonly JobStanding[], before: readonly string[]): readonly string[] {
    for (const { name, failuresInARow, coveredUntil } of found)
      if (!before.includes(name)) this.log.error({ job: name, failuresInARow, coveredUntil }, what);
    return found.map(({ name }) => name);
  }

  private async look(): Promise<void> {
    if (performance.now() - this.lookedAt < OLD_AFTER_MS) return;
    this.lookedAt = performance.now();
    this.update(await this.states.standings(this.em.fork(), this.runner.names), new Date());
  }
}
