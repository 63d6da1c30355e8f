import { AsyncResource } from 'node:async_hooks';
import { requestScope } from './request-scope.js';

/** This resource is created outside any request, so that work in it sees neither a request's transaction nor its scope. */
const outside = new AsyncResource('AfterAnswer');

/**
 * Begins work when the answer to the current request has been sent, because its transaction is over then; with an Idempotency-Key it is
 * still open when the use case returns. Without a request, the work begins at once.
 */
export function afterAnswer(work: () => void): void {
  const begin = (): void => outside.runInAsyncScope(work);
  const answer = requestScope()?.reply.raw;
  if (answer) answer.once('close', begin);
  else begin();
}
