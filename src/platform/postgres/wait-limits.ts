import { AsyncLocalStorage } from 'node:async_hooks';

/** How long the database may keep us waiting, in milliseconds; 0 is no limit of ours. */
export interface WaitLimits {
  /** For a row or table that another transaction holds. */
  readonly lockMs: number;
  /** For one statement. */
  readonly statementMs: number;
  /** How long a transaction of ours may stand idle before the server ends it and frees what it holds. */
  readonly idleMs: number;
}

/** A statement of a job may go over a whole book: ten minutes instead of seconds. Its locks are waited for as shortly as others'. */
const JOB_STATEMENT_MS = 600_000;

interface Patience {
  /** Ends everything that this work does with the database. */
  readonly cut: AbortSignal | undefined;
}

const patience = new AsyncLocalStorage<Patience>();

/** For work that nobody waits for: its statements may take long, but not beyond `cut`. */
export function patiently<T>(work: () => T, cut?: AbortSignal): T {
  return patience.run({ cut }, work);
}

/** Whether a job or a command is at work here. */
export function isPatient(): boolean {
  return patience.getStore() !== undefined;
}

/** What ends the work here, whatever it waits for. */
export function cutHere(): AbortSignal | undefined {
  return patience.getStore()?.cut;
}

export function limitsHere(limits: WaitLimits): WaitLimits {
  return isPatient() ? { ...limits, statementMs: JOB_STATEMENT_MS } : limits;
}
