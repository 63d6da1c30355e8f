import { AsyncResource } from 'node:async_hooks';
import { requestScope } from './request-scope.js';

/** Made outside any request: what runs in it sees neither a request's transaction nor what is known of it. */
const outside = new AsyncResource('AfterAnswer');

/**
 * Begins work as soon as the answer to the request under way is out, because its transaction is over then; with an
 * Idempotency-Key it is still open when the use case returns. Where there is no request, at once.
 */
export function afterAnswer(work: () => void): void {
  const begin = (): void => outside.runInAsyncScope(work);
  const answer = requestScope()?.reply.raw;
  if (answer) answer.once('close', begin);
  else begin();
}
