import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { AuthenticatedRequest } from './access-guard.js';
import { aroundHandler } from './around-handler.js';
import type { PermissionName } from './permissions.js';
import { provenAnswer } from './proven-answers.js';
import { requestScope } from './request-scope.js';
import { settings } from './route-options.js';
import type { StepUp } from './step-up.js';

/**
 * Names the one permission that a route needs, and holds the answer back until the identity of the caller is proven. The application
 * refuses to start with a route that has neither this nor @Public.
 */
export function Allow(
  permission: PermissionName,
  { stepUp }: { readonly stepUp?: StepUp } = {},
): MethodDecorator {
  const allows = settings({ permission, ...(stepUp && { stepUp }) });
  return (target, property, descriptor) => {
    aroundHandler(property, descriptor, (handle) => {
      const scope = requestScope();
      return scope?.leading ? provenAnswer(scope, handle) : handle();
    });
    allows(target, property, descriptor);
  };
}

/** Marks a route that needs no sign-in: health, metrics and sign-in itself. */
export function Public(): MethodDecorator {
  return settings({ isPublic: true });
}

/** The signed-in actor of this request; only usable on routes with @Allow. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('@CurrentActor() stands on a route without @Allow()');
  return actor;
});
