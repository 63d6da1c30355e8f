import { isDeepStrictEqual } from 'node:util';
import { admit } from './admission.js';
import { httpError } from './http.errors.js';
import { runWithRequest } from './request-context.js';
import type { RequestScope } from './request-scope.js';

/** The caller is not the assumed one, so nothing was done: the request must be handled again in the scope `again`. */
export class DoneForAnother extends Error {
  constructor(readonly again: RequestScope) {
    super('The request is handled again');
  }
}

/**
 * Runs a handler and returns its answer, or throws its error, only once the identity of the caller is proven. Throws DoneForAnother, or
 * what `proven` throws.
 */
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
 * Proves that the request was handled for the caller who really sent it, and looks the caller up if the leading check has no answer yet.
 * Returns null when proven. Otherwise nothing was done (`LeadingCheck`), and it returns a new scope in which to handle the request again;
 * statements of the old scope are no longer sent. Throws 401 or 403 when the caller is refused.
 */
export async function proven(scope: RequestScope): Promise<RequestScope | null> {
  const { leading, request, reply } = scope;
  if (!leading || scope.isProven) return null;
  const assumed = request.actor;
  // An actor who was only assumed must not appear in the trail.
  delete request.actor;
  scope.isLookedUp = true;
  const again = scope.again();
  await runWithRequest(again, () => admit(request.server.accessGuard, request, reply));
  if (leading.isOpen && isDeepStrictEqual(assumed, request.actor)) leading.hold();
  if (leading.hasHeld) return null;
  await leading.answered();
  // The work may have been done, so it is not repeated here; a retry by the client is answered for the actor as they are now.
  if (leading.mayHaveLetPass) throw httpError('http.unavailable', { retryAfter: 1 });
  return again;
}
