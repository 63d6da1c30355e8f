/** A run that came to nothing. */
export interface FailedRun {
  readonly id: string;
  readonly name: string;
  /** What kind of fault it was, without what it said. */
  readonly fault: string;
  /** The next run by its schedule is half a day away or more: nobody waits for a second failure. */
  readonly isRare: boolean;
}

/** A job that should have run, or come to its end, some minutes ago. */
export interface OverdueJob {
  readonly name: string;
  readonly dueAt: Date;
}

/** Somebody who tells others of it. What they write belongs to the transaction in which it is written down, once in all instances. */
export interface JobListener {
  failed(run: FailedRun): Promise<void>;
  overdue(job: OverdueJob): Promise<void>;
}
