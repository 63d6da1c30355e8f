import { hostname } from 'node:os';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { newId } from '../../shared/ids.js';
import { loggableError } from '../http/database-faults.js';
import { LOG } from '../logging/logger.js';
import { patiently } from '../postgres/wait-limits.js';
import { Metrics } from '../metrics/metrics.js';
import { JobLease, LEASE_SECONDS } from './job-lease.js';
import type { Job } from './job.js';

/** `skipped`: another instance runs it, or ran it for this moment. */
export type JobOutcome = 'succeeded' | 'failed' | 'skipped';

const MINUTE_MS = 60_000;
const STOPPED = new Error('The process is shutting down');
const LEASE_LOST = new Error('Another instance has taken over');

/** The one way a job runs: own ORM context, one instance at a time, recorded, measured, logged, its errors contained. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, Job>();
  private readonly running = new Map<Promise<JobOutcome>, AbortController>();
  private readonly instance = `${hostname()}/${process.pid}/${newId().slice(-12)}`;
  private stopping = false;

  constructor(
    private readonly em: EntityManager,
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
    this.stopping = true;
    for (const controller of this.running.values()) controller.abort(STOPPED);
    await Promise.all(this.running.keys());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async track(job: Job, scheduledFor: Date): Promise<JobOutcome> {
    if (this.stopping) return 'skipped';
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
    try {
      const lease = await JobLease.take(this.em, job.name, scheduledFor, this.instance);
      return lease ? await this.underLease(job, lease, controller) : 'skipped';
    } catch (error) {
      this.log.error({ job: job.name, err: loggableError(error) }, 'job could not be started or recorded');
      return 'failed';
    }
  }

  private async underLease(job: Job, lease: JobLease, controller: AbortController): Promise<JobOutcome> {
    const startedAt = performance.now();
    const heartbeat = setInterval(() => void this.renew(job, lease, controller), (LEASE_SECONDS * 1000) / 3);
    heartbeat.unref();
    const { outcome, detail } = await attempt(job, controller.signal).finally(() => clearInterval(heartbeat));
    const seconds = (performance.now() - startedAt) / 1000;
    this.metrics.jobRuns.inc({ job: job.name, outcome });
    this.metrics.jobSeconds.observe({ job: job.name }, seconds);
    const level = outcome === 'succeeded' ? 'info' : 'error';
    this.log[level]({ job: job.name, outcome, ms: Math.round(seconds * 1000), detail }, 'job');
    const { frames: _frames, ...recorded } = detail;
    await lease.finish(outcome, recorded);
    return outcome;
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

async function attempt(job: Job, signal: AbortSignal): Promise<Attempt> {
  try {
    return { outcome: 'succeeded', detail: await job.run({ signal }) };
  } catch (error) {
    return { outcome: 'failed', detail: loggableError(error) };
  }
}
