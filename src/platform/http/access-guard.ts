import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../shared/actor.js';
import type { PermissionName } from './permissions.js';
import type { StepUp } from './step-up.js';

/** Checks each request to a route with @Allow before its body is read. The identity room provides it, so that no room imports identity. */
export abstract class AccessGuard {
  /**
   * Returns the actor if they hold the permission, and throws 401 or 403 otherwise. On a 403 `request.actor` is set, so that the log names
   * them.
   */
  abstract admit(
    request: FastifyRequest & AuthenticatedRequest,
    reply: FastifyReply,
    permission: PermissionName,
    stepUp?: StepUp,
  ): Promise<Actor>;
}

/** A request behind the guard: `actor` is unset on public routes and after a 401. */
export interface AuthenticatedRequest {
  actor?: Actor;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly accessGuard: AccessGuard;
  }
}
