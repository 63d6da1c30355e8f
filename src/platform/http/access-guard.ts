import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../shared/actor.js';
import type { PermissionName } from './permissions.js';
import type { StepUp } from './step-up.js';

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

declare module 'fastify' {
  interface FastifyInstance {
    readonly accessGuard: AccessGuard;
  }
}
