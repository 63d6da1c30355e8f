import type { CompiledQuery } from 'kysely';
import { DatabaseUnavailable } from './unavailable.js';

/** SQLSTATE of a check that does not hold; the functions of checks raise it (migration 120). */
const NOT_SO = 'BI001';

/** The check in front of a statement has failed, before it was sent or with it: nothing more is done for this request. */
export class LeadingCheckFailed extends DatabaseUnavailable {}

/**
 * What has to hold before anything is done for a request. It costs no turn of its own: it travels in front of the first
 * statements of the request, in one message with one Sync, so that the server passes over all of them where it raises an error
 * (PostgreSQL manual, "Extended Query", pipelining). Until its answer is there, every message of the request carries it.
 */
export class LeadingCheck {
  private state: 'open' | 'held' | 'failed' = 'open';
  private wasPassed = false;
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

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

  /** Whether something behind it may have been done: it has held in one message, or the answer to one was lost. */
  get mayHaveLetPass(): boolean {
    return this.wasPassed;
  }

  /** In one more message. */
  send(): void {
    this.underWay += 1;
  }

  /**
   * By the answer in one message; several may carry it, and one failure is for all. Another error, such as a lost connection, says
   * nothing of what was asked; but for one that the server has told of, nor of whether the rest of the message was done.
   */
  settle(error?: unknown): void {
    this.underWay -= 1;
    if (isNotSo(error)) this.fail();
    else this.wasPassed ||= !isOfServer(error);
    if (error === undefined) this.hold();
    if (this.underWay === 0) for (const go of this.waiting.splice(0)) go();
  }

  /** It was asked otherwise. */
  hold(): void {
    if (this.isOpen) this.state = 'held';
  }

  /** When all messages that carry it are answered. */
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
