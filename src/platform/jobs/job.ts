/** What a run did, in numbers: stored with the run and logged. */
export type JobCounts = Readonly<Record<string, number>>;

export interface JobContext {
  /** Aborted when the process shuts down or another instance has taken the lease: finish the batch at hand and return. */
  readonly signal: AbortSignal;
}

/** Work that runs on a schedule, on one instance at a time, through the JobRunner. */
export interface Job {
  /** `<room>.<what>`, stable: it is the key of the lease. */
  readonly name: string;
  run(context: JobContext): Promise<JobCounts>;
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
