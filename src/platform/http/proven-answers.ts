import { isDeepStrictEqual } from 'node:util';
import { admit } from './admission.js';
import { httpError } from './http.errors.js';
import { runWithRequest } from './request-context.js';
import type { RequestScope } from './request-scope.js';

/** Nothing was done, because whoever asks is not who was assumed: the request is handled again, in the scope of who it is. */
export class DoneForAnother extends Error {
  constructor(readonly again: RequestScope) {
    super('The request is handled again');
  }
}

/** Nobody hears an answer of a handler before it is proven who asks. Throws DoneForAnother, or what `proven` throws. */
export async function provenAnswer(scope: RequestScope, handle: () => unknown): Promise<unknown> {
  let failure: { readonly error: unknown } | undefined;
  let answer: unknown;
  try {
    answer = await handle();
  } catch (error) {
    failure = { error };
  }
  const again = await proven(scope);
  if (again) throw new DoneForAnother(again);
  if (failure) throw failure.error;
  return answer;
}

/**
 * Makes sure that what was done or refused was done for who asks. What is open still is asked now. Where it was otherwise nothing has
 * been done (`LeadingCheck`), and the scope comes back in which it may be done again: what is left over of the first attempt
 * stays in its own, in which nothing is done any more. Throws 401 or 403 where the request may not go on at all.
 */
export async function proven(scope: RequestScope): Promise<RequestScope | null> {
  const { leading, request, reply } = scope;
  if (!leading || scope.isProven) return null;
  const assumed = request.actor;
  // The trail tells of nobody who was only assumed.
  delete request.actor;
  scope.isLookedUp = true;
  const again = scope.again();
  await runWithRequest(again, () => admit(request.server.accessGuard, request, reply));
  if (leading.isOpen && isDeepStrictEqual(assumed, request.actor)) leading.hold();
  if (leading.hasHeld) return null;
  await leading.answered();
  // What may have been done is not done twice; whoever asks again is answered as they are now.
  if (leading.mayHaveLetPass) throw httpError('http.unavailable', { retryAfter: 1 });
  return again;
}
