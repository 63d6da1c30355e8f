import type { CompiledQuery } from 'kysely';
import { DatabaseUnavailable } from './unavailable.js';

/** SQLSTATE that the functions of checks raise when a check fails (migration 120). */
const NOT_SO = 'BI001';

/** The leading check has failed, before the statement was sent or together with it: this request does nothing more. */
export class LeadingCheckFailed extends DatabaseUnavailable {}

/**
 * A check that must hold before anything is done for a request, such as that the session still lives. It needs no round trip of its own: it
 * is sent in front of the request's statements, in one message with one Sync, so that the server skips them when the check raises an error
 * (PostgreSQL manual, "Extended Query", pipelining). Until it is answered, every message of the request carries it.
 */
export class LeadingCheck {
  private state: 'open' | 'held' | 'failed' = 'open';
  private wasPassed = false;
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    /** The statement of the check, which raises `BI001` when it fails. */
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

  /** Whether statements behind the check may have run: it has held in one message, or an answer was lost. */
  get mayHaveLetPass(): boolean {
    return this.wasPassed;
  }

  /** Notes that one more message carries the check. */
  send(): void {
    this.underWay += 1;
  }

  /**
   * Notes the answer of one message; one failure counts for all of them. Another error leaves the check open; unless the server has sent
   * it, the rest of the message may have run.
   */
  settle(error?: unknown): void {
    this.underWay -= 1;
    if (isNotSo(error)) this.fail();
    else this.wasPassed ||= !isOfServer(error);
    if (error === undefined) this.hold();
    if (this.underWay === 0) for (const go of this.waiting.splice(0)) go();
  }

  /** Notes that the check was answered in another way. */
  hold(): void {
    if (this.isOpen) this.state = 'held';
  }

  /** Waits until all messages that carry the check are answered. */
  async answered(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private fail(): void {
    this.state = 'failed';
    this.whenFailed();
  }
}

export function isNotSo(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === NOT_SO;
}

function isOfServer(error: unknown): boolean {
  return (error as { readonly severity?: unknown } | undefined)?.severity !== undefined;
}
