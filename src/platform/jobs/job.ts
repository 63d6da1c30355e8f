import type { JobSchedule } from './timetable.js';

/** What a run did, in numbers: stored with the run and logged. */
export type JobCounts = Readonly<Record<string, number>>;

export interface JobContext {
  /**
   * Aborted when the process shuts down, another instance has taken the lease, or the time limit is over: finish the batch at
   * hand and return. The next run finds what is left. What goes on all the same loses its connection, and can write no more.
   */
  readonly signal: AbortSignal;
}

export interface RunContext extends JobContext {
  /** The moment of the schedule that this run is for; of a run that somebody asked for, when that was. */
  readonly scheduledFor: Date;
}

/** Work that runs on a schedule, on one instance at a time, through the JobRunner. */
export interface Job {
  /** `<room>.<what>`, stable: it is the key of the lease. */
  readonly name: string;
  /** What it does, as a sentence for whoever is on duty. */
  readonly title: string;
  readonly schedule: JobSchedule;
  /** Where it looks first, there is no record of runs that found nothing. */
  hasWork?(): boolean | Promise<boolean>;
  run(context: RunContext): Promise<JobCounts>;
}

/** Jobs that look at their work in batches repeat until a batch is empty or the run is asked to stop. */
export async function inBatches(signal: AbortSignal, batch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await batch();
    total += done;
    if (done === 0 || signal.aborted) return total;
  }
}

/** What a job does that settles one thing after the other, each in a transaction of its own. */
export interface OneByOne<T extends { readonly id: string }, Outcome extends string> {
  /** The next ones in order, past the one named. */
  due(after: T | null): Promise<readonly T[]>;
  work(id: string): Promise<Outcome>;
  onFault(id: string, error: unknown): void;
}

/** A fault of one stops no other; it is tried again by the next run, and not by this one. */
export async function oneByOne<T extends { readonly id: string }, Outcome extends string>(
  signal: AbortSignal,
  counts: Record<Outcome | 'failed', number>,
  { due, work, onFault }: OneByOne<T, Outcome>,
): Promise<JobCounts> {
  let after: T | null = null;
  for (;;) {
    const batch: readonly T[] = await due(after);
    for (const { id } of batch) {
      if (signal.aborted) return counts;
      try {
        counts[await work(id)]++;
      } catch (error) {
        onFault(id, error);
        counts.failed++;
      }
    }
    after = batch.at(-1) ?? null;
    if (after === null) return counts;
  }
}
