import { requestScope } from '../request-scope.js';

/** Whether statements of the request under way may go to a standby; never those of jobs and commands. */
export function readsStandby(): boolean {
  return requestScope()?.readsStandby === true;
}

/** For a write that the answer does not show, such as the trail of an export: what is read after it may lag as before. */
export async function besideReads<T>(write: () => Promise<T>): Promise<T> {
  const scope = requestScope();
  const before = scope?.readsStandby ?? false;
  try {
    return await write();
  } finally {
    if (scope) scope.readsStandby = before;
  }
}

/** From here on the request reads what it, or somebody it waited for, has written. */
export function readNewest(): void {
  const scope = requestScope();
  if (scope) scope.readsStandby = false;
}
