import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../shared/actor.js';
import type { PermissionName } from './permissions.js';
import { settings } from './route-options.js';
import type { StepUp } from './step-up.js';

/** Names the one permission a route needs. A start-up check refuses a route that has neither this nor @Public. */
export function Allow(
  permission: PermissionName,
  { stepUp }: { readonly stepUp?: StepUp } = {},
): MethodDecorator {
  return settings({ permission, ...(stepUp && { stepUp }) });
}

/** Marks a route that needs no sign-in: health, metrics and sign-in itself. */
export function Public(): MethodDecorator {
  return settings({ isPublic: true });
}

/** Asked once for each request to a route with @Allow, before anything of its body is read. The identity room is it. */
export abstract class AccessGuard {
  /** Who is it, and may they? Throws 401 or 403; whom it refuses by name stands on the request then. */
  abstract admit(
    request: FastifyRequest & AuthenticatedRequest,
    reply: FastifyReply,
    permission: PermissionName,
    stepUp?: StepUp,
  ): Promise<Actor>;
}

/** What the answer of the guard leaves on the request. */
export interface AuthenticatedRequest {
  actor?: Actor;
}

/** The signed-in actor of this request; only usable on routes with @Allow. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('@CurrentActor() stands on a route without @Allow()');
  return actor;
});
