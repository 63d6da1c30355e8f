import type { Actor } from '../../../shared/actor.js';

/** The last change of a caller, and the position of the primary's log (LSN) when it was read. */
export interface LastChange {
  /** Null if the caller has changed nothing yet. */
  readonly id: string | null;
  readonly at: string | null;
  /** So recent that a parallel change of the same caller may have been committed after it. */
  readonly isRecent: boolean;
  readonly lsn: string;
}

/** Makes sure that callers see their own changes on the standby, whichever instance they made them on. The audit room provides it. */
export abstract class LastChanges {
  /** Read from the primary. */
  abstract of(actor: Actor): Promise<LastChange>;
  /** Read from the standby: whether it has all changes of the caller. */
  abstract hasReached(change: LastChange): Promise<boolean>;
}
