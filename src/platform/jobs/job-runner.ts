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
import type { Refusal } from './job-lease.store.js';
import { JobLease, LEASE_SECONDS } from './job-lease.store.js';
import type { JobListener, OverdueJob } from './job-listener.js';
import type { Job, JobCounts } from './job.js';
import { TimeLimitReached, withinTime } from './time-limit.js';
import { Timetable } from './timetable.js';
import { tryAgain } from './try-again.js';

/** `skipped`: the job is running already, has run for this moment, or is paused. */
export type JobOutcome = 'succeeded' | 'failed' | 'skipped';

/** Attempts to take a lease (some two seconds with their pauses) and to end one (about as long as the lease lasts). */
const TRIES_TO_START = 4;
const TRIES_TO_END = 10;
const STOPPED = new Error('The process is shutting down');
const LEASE_LOST = new Error('Another instance has taken over');

/** A run whose lease has been taken. */
export interface ReservedRun {
  readonly id: string;
  /** Runs the job in this process and returns its outcome. */
  begin(): Promise<JobOutcome>;
}

export interface KnownJob {
  readonly job: Job;
  readonly timetable: Timetable;
  readonly timeLimitSeconds: number;
}

interface Asked {
  readonly scheduledFor: Date;
  readonly isScheduled: boolean;
  readonly requestedBy: string | null;
}

type LeaseFault = 'lease not taken' | 'lease not ended';

/**
 * Runs all jobs: in an ORM context of their own, on one instance at a time, within their time limit, recorded,
 * measured and logged. Errors never leave it.
 */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, KnownJob>();
  private readonly running = new Map<Promise<JobOutcome>, AbortController>();
  private readonly instance = `${hostname()}/${process.pid}/${newId().slice(-12)}`;
  private readonly shutdown = new AbortController();
  /** Jobs whose run is over but whose lease could not be ended yet. */
  private readonly unended = new Set<string>();
  private readonly listeners: JobListener[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Registers a job, so that it runs by its schedule. Each job calls this in its constructor. */
  register(job: Job): void {
    if (this.jobs.has(job.name)) throw new Error(`The job ${job.name} is registered twice`);
    const timetable = new Timetable(job.schedule);
    this.jobs.set(job.name, { job, timetable, timeLimitSeconds: this.timeLimitOf(job) });
  }

  /** Adds a listener; call it in a constructor. */
  listen(listener: JobListener): void {
    this.listeners.push(listener);
  }

  /** Tells the listeners, in the caller's transaction. */
  async announceOverdue(job: OverdueJob): Promise<void> {
    for (const listener of this.listeners) await listener.overdue(job);
  }

  get names(): readonly string[] {
    return [...this.jobs.keys()].sort();
  }

  get known(): readonly KnownJob[] {
    return this.names.flatMap((name) => this.jobs.get(name) ?? []);
  }

  find(name: string): KnownJob | undefined {
    return this.jobs.get(name);
  }

  get unendedLeases(): readonly string[] {
    return [...this.unended].sort();
  }

  /** Runs a job for a moment of its schedule, once in all instances. */
  runFor(job: Job, scheduledFor: Date): Promise<JobOutcome> {
    return this.run(job, { scheduledFor, isScheduled: true, requestedBy: null });
  }

  /** Runs a job now, independently of its schedule, unless it is running already or paused. */
  runNow(job: Job): Promise<JobOutcome> {
    return this.run(job, { scheduledFor: new Date(), isScheduled: false, requestedBy: null });
  }

  /** Takes the lease in the caller's transaction, so that nobody else can begin the job. The caller calls `begin` after the commit. */
  async reserve({ job }: KnownJob, requestedBy: string | null): Promise<ReservedRun | Refusal> {
    const asked = { scheduledFor: new Date(), isScheduled: false, requestedBy };
    const lease = this.leaseOf(job, asked);
    const refusal = await lease.take();
    if (refusal) return refusal;
    // If the caller's transaction was rolled back, there is no lease to renew, and the job does not run.
    const holds = (): Promise<boolean> => lease.renew();
    return {
      id: lease.id,
      begin: () => this.track((controller) => this.contained(job, lease, holds, controller)),
    };
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

  private run(job: Job, asked: Asked): Promise<JobOutcome> {
    const lease = this.leaseOf(job, asked);
    const take = async (): Promise<boolean> => (await lease.take()) === null;
    return this.track((controller) => this.contained(job, lease, take, controller));
  }

  private timeLimitOf({ schedule }: Job): number {
    return schedule.timeLimitSeconds ?? this.config.jobTimeLimitSeconds;
  }

  private leaseOf({ name, schedule }: Job, asked: Asked): JobLease {
    const covers = asked.isScheduled || schedule.missed !== 'each';
    return new JobLease(this.em, { ...asked, job: name, instance: this.instance, covers });
  }

  private async track(work: (controller: AbortController) => Promise<JobOutcome>): Promise<JobOutcome> {
    if (this.shutdown.signal.aborted) return 'skipped';
    const controller = new AbortController();
    const run = RequestContext.create(this.em, () => patiently(() => work(controller)));
    this.running.set(run, controller);
    try {
      return await run;
    } finally {
      this.running.delete(run);
    }
  }

  private async contained(
    job: Job,
    lease: JobLease,
    take: () => Promise<boolean>,
    controller: AbortController,
  ): Promise<JobOutcome> {
    try {
      const isTaken = await this.insist(job, TRIES_TO_START, 'lease not taken', take);
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
    const limitMs = this.timeLimitOf(job) * 1000;
    const { outcome, detail } = await attempt(job, lease.request.scheduledFor, controller, limitMs).finally(
      () => clearInterval(heartbeat),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    this.metrics.jobRuns.inc({ job: job.name, outcome });
    this.metrics.jobSeconds.observe({ job: job.name }, seconds);
    if (controller.signal.reason instanceof TimeLimitReached)
      this.log.warn({ job: job.name, limitMs }, 'time limit of the job reached');
    const level = outcome === 'succeeded' ? 'info' : 'error';
    this.log[level]({ job: job.name, outcome, ms: Math.round(seconds * 1000), detail }, 'job');
    const { frames: _frames, ...recorded } = detail;
    const tell =
      outcome === 'failed' ? () => this.announceFailure(job, lease.id, detail) : async () => undefined;
    await this.end(job, () => lease.end(outcome, recorded, tell));
    return outcome;
  }

  private async announceFailure(
    { name }: Job,
    id: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const isRare = this.jobs.get(name)?.timetable.isRare ?? false;
    for (const listener of this.listeners)
      await listener.failed({ id, name, isRare, fault: String(detail['name']) });
  }

  /** Records the end of a run. If that fails, the work of the job stays done, and the lease blocks other runs until it expires. */
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

  /** Tries again, so that a short outage of the database does not cost a run. */
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
      // The database may return before the lease expires; otherwise another instance takes over.
      this.log.warn({ job: job.name, err: loggableError(error) }, 'lease not renewed');
    }
  }
}

interface Attempt {
  readonly outcome: 'succeeded' | 'failed';
  readonly detail: Readonly<Record<string, unknown>>;
}

async function attempt(
  job: Job,
  scheduledFor: Date,
  controller: AbortController,
  limitMs: number,
): Promise<Attempt> {
  const context = { signal: controller.signal, scheduledFor };
  const work = (cut: AbortSignal): Promise<JobCounts> => patiently(async () => job.run(context), cut);
  try {
    return { outcome: 'succeeded', detail: await withinTime(limitMs, controller, work) };
  } catch (error) {
    return { outcome: 'failed', detail: loggableError(error) };
  }
}
