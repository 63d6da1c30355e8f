import { requestScope } from '../request-scope.js';

/** Whether statements of the current request may go to a standby; always false in jobs and commands. */
export function readsStandby(): boolean {
  return requestScope()?.readsStandby === true;
}

/** Runs a write that the answer does not show, such as the audit row of an export: reads after it may use the standby again. */
export async function besideReads<T>(write: () => Promise<T>): Promise<T> {
  const scope = requestScope();
  const before = scope?.readsStandby ?? false;
  try {
    return await write();
  } finally {
    if (scope) scope.readsStandby = before;
  }
}

/** Sends the following reads of the request to the primary, because it has written, or waited for a write. */
export function readNewest(): void {
  const scope = requestScope();
  if (scope) scope.readsStandby = false;
}
