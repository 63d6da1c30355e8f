import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/core';
import { RequestContext } from '@mikro-orm/core';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { from, lastValueFrom } from 'rxjs';
import type { AccessGuard } from './access.js';
import { admit } from './admission.js';
import { httpError } from './http.errors.js';
import type { RequestScope } from './request-scope.js';
import { requestScope } from './request-scope.js';
import { runWithRequest } from './request-context.js';

/** Nobody hears an answer of a handler before it is proven who asks; done for somebody else, the work is done again. */
export class ProvenAnswers implements NestInterceptor {
  constructor(
    private readonly guard: AccessGuard,
    private readonly em: EntityManager,
  ) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const scope = requestScope();
    return scope?.leading ? from(this.prove(scope, next)) : next.handle();
  }

  private async prove(scope: RequestScope, next: CallHandler): Promise<unknown> {
    const handle = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
    const [first] = await Promise.allSettled([handle()]);
    const again = await proven(this.guard, scope);
    if (again) return runWithRequest(again, () => RequestContext.create(this.em, handle));
    if (first.status === 'rejected') throw first.reason;
    return first.value;
  }
}

/**
 * Makes sure that what was done or refused was done for who asks. What is open still is asked now. Where it was otherwise nothing has
 * been done (`LeadingCheck`), and the scope comes back in which it may be done again: what is left over of the first attempt
 * stays in its own, in which nothing is done any more. Throws 401 or 403 where the request may not go on at all.
 */
export async function proven(guard: AccessGuard, scope: RequestScope): Promise<RequestScope | null> {
  const { leading, request, reply } = scope;
  if (!leading || scope.isProven) return null;
  const assumed = request.actor;
  // The trail tells of nobody who was only assumed.
  delete request.actor;
  scope.isLookedUp = true;
  const again = scope.again();
  await runWithRequest(again, () => admit(guard, request, reply));
  if (leading.isOpen && isDeepStrictEqual(assumed, request.actor)) leading.hold();
  if (leading.hasHeld) return null;
  await leading.answered();
  // What may have been done is not done twice; whoever asks again is answered as they are now.
  if (leading.mayHaveLetPass) throw httpError('http.unavailable', { retryAfter: 1 });
  return again;
}
