import { AsyncLocalStorage } from 'node:async_hooks';

/** Facts of the HTTP request under way, for audit rows and log lines; absent in jobs and on the command line. */
export interface RequestFacts {
  readonly requestId: string;
  readonly method: string;
  /** The path without the query string, which may hold personal data. */
  readonly path: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly startedAt: number;
}

const storage = new AsyncLocalStorage<RequestFacts>();

export function requestFacts(): RequestFacts | undefined {
  return storage.getStore();
}

/** For work that others wait for too: it is not done for the request that happened to be the first. */
export function apartFromRequest<T>(work: () => T): T {
  return storage.exit(work);
}

export function runWithFacts<T>(facts: RequestFacts, work: () => T): T {
  return storage.run(facts, work);
}
