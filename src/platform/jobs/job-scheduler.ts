import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { loggableError } from '../http/database-faults.js';
import { LOG } from '../logging/logger.js';
import type { Job } from './job.js';
import type { OverdueJob } from './job-listener.js';
import type { KnownJob } from './job-runner.js';
import { JobRunner } from './job-runner.js';
import { JobStatesStore } from './job-states.store.js';
import { JobsWatch } from './jobs-watch.js';
import { Loops } from './loops.js';

/** How often the states of all jobs are read. A job of an instance that has died waits at most this long, after its lease has expired. */
const LOOK_EVERY_MS = 30_000;
const AFTER_FAULT_MS = 5_000;
/** How often due moments are looked for, which is cheap; no job begins later than this after its moment. */
const BEAT_MS = 500;

/**
 * Runs jobs by their schedules. What is due follows from the moments that the database says are settled, not from timers: moments missed in
 * an outage, a pause or the death of an instance are still due afterwards.
 */
@Injectable()
export class JobScheduler implements BeforeApplicationShutdown {
  private covered = new Map<string, Date>();
  /** Moments at which a job had no work; they are written in batches, with the next look. */
  private readonly idle = new Map<string, Date>();
  /** Jobs that run here, and (`waiting`) jobs that wait for the next look at other instances. */
  private readonly busy = new Set<string>();
  private readonly waiting = new Set<string>();
  private nextLook = 0;
  private isStopped = false;
  private round: Promise<unknown> | undefined;

  constructor(
    private readonly runner: JobRunner,
    private readonly states: JobStatesStore,
    private readonly watch: JobsWatch,
    private readonly em: EntityManager,
    @Inject(LOG) private readonly log: Logger,
    private readonly loops: Loops,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.round;
  }

  /** A lost beat delays jobs by half a second and loses no run. */
  @Interval(BEAT_MS)
  beat(): void {
    if (this.isStopped || this.round) return;
    this.round = this.loops
      .contained('schedules of jobs not looked at', () => this.startDue())
      .finally(() => (this.round = undefined));
  }

  private async startDue(): Promise<void> {
    if (performance.now() >= this.nextLook) await this.look();
    const now = new Date();
    for (const known of this.runner.known) {
      const due = this.dueOf(known, now);
      if (due.length > 0) void this.start(known.job, due);
    }
  }

  private async look(): Promise<void> {
    this.nextLook = performance.now() + AFTER_FAULT_MS;
    const names = this.runner.names;
    if (this.covered.size < names.length) await this.states.add(this.em, names);
    await this.states.cover(this.em, this.idle);
    this.idle.clear();
    const standings = await this.states.standings(this.em, names);
    this.covered = new Map(
      standings.flatMap(({ name, coveredUntil }) => (coveredUntil ? [[name, coveredUntil]] : [])),
    );
    const overdue = this.watch.update(standings, new Date());
    this.waiting.clear();
    this.nextLook = performance.now() + LOOK_EVERY_MS;
    for (const job of overdue) await this.announceOverdue(job);
  }

  /** Tells the listeners once, in all instances, for each missed moment. */
  private announceOverdue(job: OverdueJob): Promise<void> {
    return this.em.transactional(async (em) => {
      if (await this.states.noteOverdue(em, job)) await this.runner.announceOverdue(job);
    });
  }

  private seenTo(name: string): Date | undefined {
    const [covered, idle] = [this.covered.get(name), this.idle.get(name)];
    return covered && idle && idle > covered ? idle : covered;
  }

  private dueOf({ job: { name }, timetable }: KnownJob, now: Date): readonly Date[] {
    const after = this.seenTo(name);
    if (!after || this.busy.has(name) || this.waiting.has(name)) return [];
    return timetable.due(after, now);
  }

  private async start(job: Job, due: readonly Date[]): Promise<void> {
    this.busy.add(job.name);
    try {
      const hasWork = await RequestContext.create(this.em, async () => (await job.hasWork?.()) ?? true);
      if (!hasWork) this.idle.set(job.name, due.at(-1) ?? new Date());
      else if (!(await this.runEach(job, due))) this.waiting.add(job.name);
    } catch (error) {
      this.waiting.add(job.name);
      this.log.warn({ job: job.name, err: loggableError(error) }, 'not known whether the job has work');
    } finally {
      this.busy.delete(job.name);
      this.beat();
    }
  }

  /** Runs a job for each moment. False if a run was skipped: the states are read before the next attempt. */
  private async runEach(job: Job, due: readonly Date[]): Promise<boolean> {
    for (const moment of due) {
      if ((await this.runner.runFor(job, moment)) === 'skipped') return false;
      this.covered.set(job.name, moment);
    }
    return true;
  }
}
