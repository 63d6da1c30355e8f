import type { Actor } from '../../../shared/actor.js';

/** The last thing that somebody has changed, and how far the primary was when it was looked for. */
export interface LastChange {
  /** Null for somebody who has changed nothing yet. */
  readonly id: string | null;
  readonly at: string | null;
  /** So recent that a change of the same caller, written beside it, may have been committed after it. */
  readonly isRecent: boolean;
  readonly lsn: string;
}

/** What is asked so that callers read their own changes, whichever instance they made them on. */
export abstract class LastChanges {
  /** From the primary. */
  abstract of(actor: Actor): Promise<LastChange>;
  /** From the standby: whether it has all that the caller has changed. */
  abstract hasReached(change: LastChange): Promise<boolean>;
}
