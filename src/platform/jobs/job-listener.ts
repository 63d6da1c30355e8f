/** A failed run. */
export interface FailedRun {
  readonly id: string;
  readonly name: string;
  /** The name of the error, without its message. */
  readonly fault: string;
  /** The next scheduled run is at least half a day away, so a second failure should not be awaited. */
  readonly isRare: boolean;
}

/** A job that should have started or ended some minutes ago. */
export interface OverdueJob {
  readonly name: string;
  readonly dueAt: Date;
}

/** Notifies people of troubles with jobs. It is called in the transaction that records them, once in all instances. */
export interface JobListener {
  failed(run: FailedRun): Promise<void>;
  overdue(job: OverdueJob): Promise<void>;
}
