import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Role } from '../../shared/actor.js';
import { settings } from './route-options.js';

export interface Permission {
  /** What the holder may do, as a sentence for the person who grants it. */
  readonly title: string;
  readonly roles: readonly Role[];
}

const permissions = new Map<string, Permission>();

/**
 * Declares the permissions of one room beside the roles that hold them, so that identity needs to know no business room.
 * Returns the same table, typed by its names. Throws when two rooms claim one name.
 */
export function definePermissions<const Name extends string>(
  table: Readonly<Record<Name, Permission>>,
): Readonly<Record<Name, Permission>> {
  for (const [name, permission] of Object.entries<Permission>(table)) {
    if (permissions.has(name)) throw new Error(`The permission ${name} is declared twice`);
    permissions.set(name, permission);
  }
  return table;
}

export function declaredPermissions(): ReadonlyMap<string, Permission> {
  return permissions;
}

export function roleHolds(role: Role, permission: string): boolean {
  return permissions.get(permission)?.roles.includes(role) ?? false;
}

/** Names the one permission a route needs. A start-up check refuses a route that has neither this nor @Public. */
export function Allow(permission: string): MethodDecorator {
  return settings({ permission });
}

/** Marks a route that needs no sign-in: health, metrics and sign-in itself. */
export function Public(): MethodDecorator {
  return settings({ isPublic: true });
}

/** Asked once for each request to a route with @Allow, before anything of its body is read. The identity room is it. */
export abstract class AccessGuard {
  /** Who is it, and may they? Throws 401 or 403. */
  abstract admit(request: FastifyRequest, reply: FastifyReply, permission: string): Promise<Actor>;
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
