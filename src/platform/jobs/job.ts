import type { JobSchedule } from './timetable.js';

/** The result of a run in numbers; stored with the run and logged. */
export type JobCounts = Readonly<Record<string, number>>;

export interface JobContext {
  /**
   * Aborted when the process shuts down, another instance has taken the lease, or the time limit is over: finish the current batch and
   * return; the next run does the rest. Work that goes on loses its connection and can write no more.
   */
  readonly signal: AbortSignal;
}

export interface RunContext extends JobContext {
  /** The moment of the schedule that this run is for, or when a run by hand was asked for. */
  readonly scheduledFor: Date;
}

/** Work that runs on a schedule, on one instance at a time, through the JobRunner. */
export interface Job {
  /** `<room>.<what>`, stable: it is the key of the lease. */
  readonly name: string;
  /** What the job does, as a sentence for people on duty. */
  readonly title: string;
  readonly schedule: JobSchedule;
  /** Tells whether there is work; runs that would find none are then not recorded. */
  hasWork?(): boolean | Promise<boolean>;
  run(context: RunContext): Promise<JobCounts>;
}

/** Repeats a batch until it finds no more work or the run is asked to stop; returns the total. */
export async function inBatches(signal: AbortSignal, batch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await batch();
    total += done;
    if (done === 0 || signal.aborted) return total;
  }
}

/** A job that handles items one by one, each in its own transaction. */
export interface OneByOne<T extends { readonly id: string }, Outcome extends string> {
  /** The next items after `after`, in a fixed order. */
  due(after: T | null): Promise<readonly T[]>;
  work(id: string): Promise<Outcome>;
  onFault(id: string, error: unknown): void;
}

/** Handles all due items. An item that fails does not stop the others; the next run tries it again. */
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
