import type { CompiledQuery } from 'kysely';
import { DatabaseUnavailable } from './unavailable.js';

/** SQLSTATE of a check that does not hold; the functions of checks raise it (migration 120). */
const NOT_SO = 'BI001';

/** A statement was to be sent though the check in front of it has failed: nothing more is done for this request. */
export class LeadingCheckFailed extends DatabaseUnavailable {}

/**
 * What has to hold before anything is done for a request. It costs no turn of its own: it travels in front of the first
 * statements of the request, in one message with one Sync, so that the server passes over all of them where it raises an error
 * (PostgreSQL manual, "Extended Query", pipelining). Until its answer is there, every message of the request carries it.
 */
export class LeadingCheck {
  private state: 'open' | 'held' | 'failed' = 'open';

  constructor(
    /** Raises `BI001` where it does not hold. */
    readonly query: CompiledQuery,
    private readonly whenFailed: () => void,
  ) {}

  get hasHeld(): boolean {
    return this.state === 'held';
  }

  get isOpen(): boolean {
    return this.state === 'open';
  }

  get hasFailed(): boolean {
    return this.state === 'failed';
  }

  /**
   * By the answer in one message; several may carry it, and one failure is for all. Another error, such as a lost connection, says
   * nothing of what was asked.
   */
  settle(error?: unknown): void {
    if (error === undefined) {
      if (this.isOpen) this.state = 'held';
    } else if ((error as { readonly code?: unknown }).code === NOT_SO) {
      this.state = 'failed';
      this.whenFailed();
    }
  }
}
