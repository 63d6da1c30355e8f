import { AsyncLocalStorage } from 'node:async_hooks';

/** Time limits of the database in milliseconds; 0 leaves the server's setting. */
export interface WaitLimits {
  /** Waiting for a lock. */
  readonly lockMs: number;
  /** Running one statement. */
  readonly statementMs: number;
  /** Idling in a transaction, before the server ends it and frees its locks. */
  readonly idleMs: number;
}

/** The statement time-out in jobs, which may read a whole book: ten minutes. Waiting for locks stays as short as elsewhere. */
const JOB_STATEMENT_MS = 600_000;

interface Patience {
  /** Cuts all database work off when aborted. */
  readonly cut: AbortSignal | undefined;
}

const patience = new AsyncLocalStorage<Patience>();

/** Runs a job or a command: its statements may take long, until `cut` is aborted. */
export function patiently<T>(work: () => T, cut?: AbortSignal): T {
  return patience.run({ cut }, work);
}

/** Whether a job or a command is at work here. */
export function isPatient(): boolean {
  return patience.getStore() !== undefined;
}

/** The signal that cuts off the current work, if any. */
export function cutHere(): AbortSignal | undefined {
  return patience.getStore()?.cut;
}

export function limitsHere(limits: WaitLimits): WaitLimits {
  return isPatient() ? { ...limits, statementMs: JOB_STATEMENT_MS } : limits;
}
