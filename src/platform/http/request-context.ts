import { AsyncLocalStorage } from 'node:async_hooks';

/** The current HTTP request, for audit rows and log lines; absent in jobs and on the command line. */
export interface CurrentRequest {
  readonly requestId: string;
  readonly method: string;
  /** The path without the query string, which may hold personal data. */
  readonly path: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly startedAt: number;
}

const storage = new AsyncLocalStorage<CurrentRequest>();

export function currentRequest(): CurrentRequest | undefined {
  return storage.getStore();
}

/** The origin of the current request for columns of tables; null in jobs and on the command line. */
export function requestOrigin(): { readonly ipAddress: string | null; readonly userAgent: string | null } {
  const request = storage.getStore();
  return { ipAddress: request?.ip ?? null, userAgent: request?.userAgent ?? null };
}

/** Runs shared work, for which other requests wait too, outside the request that happened to start it. */
export function apartFromRequest<T>(work: () => T): T {
  return storage.exit(work);
}

export function runWithRequest<T>(request: CurrentRequest, work: () => T): T {
  return storage.run(request, work);
}
