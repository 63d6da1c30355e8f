import { AsyncLocalStorage } from 'node:async_hooks';

/** The HTTP request under way as told in audit rows and log lines; absent in jobs and on the command line. */
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

/** From where the request under way comes, as rows tell it. */
export function requestOrigin(): { readonly ipAddress: string | null; readonly userAgent: string | null } {
  const request = storage.getStore();
  return { ipAddress: request?.ip ?? null, userAgent: request?.userAgent ?? null };
}

/** For work that others wait for too: it is not done for the request that happened to be the first. */
export function apartFromRequest<T>(work: () => T): T {
  return storage.exit(work);
}

export function runWithRequest<T>(request: CurrentRequest, work: () => T): T {
  return storage.run(request, work);
}
