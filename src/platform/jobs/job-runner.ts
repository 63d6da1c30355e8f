import { hostname } from 'node:os';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { newId } from '../../shared/ids.js';
import { AppConfig } from '../config/config.js';
import { loggableError } from '../http/database-faults.js';
import { LOG } from '../logging/logger.js';
import { patiently } from '../postgres/wait-limits.js';
import { Metrics } from '../metrics/metrics.js';
import { JobLease, LEASE_SECONDS } from './job-lease.js';
import type { Job } from './job.js';
import { TimeLimitReached, withinTime } from './time-limit.js';
import { tryAgain } from './try-again.js';

/** `skipped`: another instance runs it, or ran it for this moment. */
export type JobOutcome = 'succeeded' | 'failed' | 'skipped';

const MINUTE_MS = 60_000;
/** With their pauses some two seconds, and as long as the lease lasts by itself. */
const TRIES_TO_START = 4;
const TRIES_TO_END = 10;
const STOPPED = new Error('The process is shutting down');
const LEASE_LOST = new Error('Another instance has taken over');

type LeaseFault = 'lease not taken' | 'lease not ended';

/** The one way a job runs: own ORM context, one instance at a time, within its time, recorded, measured, logged, its errors contained. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, Job>();
  private readonly running = new Map<Promise<JobOutcome>, AbortController>();
  private readonly instance = `${hostname()}/${process.pid}/${newId().slice(-12)}`;
  private readonly shutdown = new AbortController();
  /** Jobs whose run is over and whose lease could not be ended yet. */
  private readonly unended = new Set<string>();

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Makes the job known to `jobs:run`. Each job does it in its constructor. */
  register(job: Job): void {
    if (this.jobs.has(job.name)) throw new Error(`The job ${job.name} is registered twice`);
    this.jobs.set(job.name, job);
  }

  get names(): readonly string[] {
    return [...this.jobs.keys()].sort();
  }

  get unendedLeases(): readonly string[] {
    return [...this.unended].sort();
  }

  /** For the timer: instances whose clocks differ by less than half a minute agree on the moment they run for. */
  onSchedule(job: Job): Promise<JobOutcome> {
    return this.track(job, new Date(Math.round(Date.now() / MINUTE_MS) * MINUTE_MS));
  }

  /** Runs now, whatever the schedule says, unless it is running already. Throws for an unknown name. */
  runByName(name: string): Promise<JobOutcome> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`There is no job ${name}; there are: ${this.names.join(', ')}`);
    return this.runNow(job);
  }

  runNow(job: Job): Promise<JobOutcome> {
    return this.track(job, new Date());
  }

  /** Asks running jobs to stop after their batch, and waits for them: the connection pool closes right after. */
  async stop(): Promise<void> {
    this.shutdown.abort();
    for (const controller of this.running.values()) controller.abort(STOPPED);
    await Promise.all(this.running.keys());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async track(job: Job, scheduledFor: Date): Promise<JobOutcome> {
    if (this.shutdown.signal.aborted) return 'skipped';
    const controller = new AbortController();
    const run = RequestContext.create(this.em, () =>
      patiently(() => this.contained(job, scheduledFor, controller)),
    );
    this.running.set(run, controller);
    try {
      return await run;
    } finally {
      this.running.delete(run);
    }
  }

  private async contained(job: Job, scheduledFor: Date, controller: AbortController): Promise<JobOutcome> {
    const lease = new JobLease(this.em, { job: job.name, scheduledFor, instance: this.instance });
    try {
      const isTaken = await this.insist(job, TRIES_TO_START, 'lease not taken', () => lease.take());
      return isTaken ? await this.underLease(job, lease, controller) : 'skipped';
    } catch (error) {
      this.log.error({ job: job.name, err: loggableError(error) }, 'job could not be started or recorded');
      return 'failed';
    }
  }

  private async underLease(job: Job, lease: JobLease, controller: AbortController): Promise<JobOutcome> {
    const startedAt = performance.now();
    const heartbeat = setInterval(() => void this.renew(job, lease, controller), (LEASE_SECONDS * 1000) / 3);
    heartbeat.unref();
    const limitMs = this.config.jobTimeLimitSeconds * 1000;
    const { outcome, detail } = await attempt(job, controller, limitMs).finally(() =>
      clearInterval(heartbeat),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    this.metrics.jobRuns.inc({ job: job.name, outcome });
    this.metrics.jobSeconds.observe({ job: job.name }, seconds);
    if (controller.signal.reason instanceof TimeLimitReached)
      this.log.warn({ job: job.name, limitMs }, 'time limit of the job reached');
    const level = outcome === 'succeeded' ? 'info' : 'error';
    this.log[level]({ job: job.name, outcome, ms: Math.round(seconds * 1000), detail }, 'job');
    const { frames: _frames, ...recorded } = detail;
    await this.end(job, () => lease.end(outcome, recorded));
    return outcome;
  }

  /** What the job has done stands, whether its end can be recorded or not; a lease that stays keeps others waiting until it is over. */
  private async end(job: Job, write: () => Promise<void>): Promise<void> {
    try {
      await this.insist(job, TRIES_TO_END, 'lease not ended', async () => {
        await write();
        this.unended.delete(job.name);
      });
    } catch {
      const over = setTimeout(() => this.unended.delete(job.name), LEASE_SECONDS * 1000);
      over.unref();
    }
  }

  /** A database that is busy or away for a moment must cost no run. */
  private insist<T>(job: Job, tries: number, what: LeaseFault, work: () => Promise<T>): Promise<T> {
    const onFault = (error: unknown, isLast: boolean): void => {
      if (what === 'lease not ended') this.unended.add(job.name);
      this.log[isLast ? 'error' : 'warn']({ job: job.name, err: loggableError(error) }, what);
    };
    return tryAgain({ tries, signal: this.shutdown.signal, onFault }, work);
  }

  private async renew(job: Job, lease: JobLease, controller: AbortController): Promise<void> {
    try {
      if (!(await lease.renew())) controller.abort(LEASE_LOST);
    } catch (error) {
      // The database may be back before the lease runs out; if not, the next instance finds it expired.
      this.log.warn({ job: job.name, err: loggableError(error) }, 'lease not renewed');
    }
  }
}

interface Attempt {
  readonly outcome: 'succeeded' | 'failed';
  readonly detail: Readonly<Record<string, unknown>>;
}

async function attempt(job: Job, controller: AbortController, limitMs: number): Promise<Attempt> {
  const { signal } = controller;
  try {
    return { outcome: 'succeeded', detail: await withinTime(limitMs, controller, () => job.run({ signal })) };
  } catch (error) {
    return { outcome: 'failed', detail: loggableError(error) };
  }
}
