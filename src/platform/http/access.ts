import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import { SetMetadata, createParamDecorator } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';

export const PERMISSION = 'bindery:permission';
export const PUBLIC = 'bindery:public';

/** Names the one permission a route needs. A start-up check refuses a route that has neither this nor @Public. */
export function Allow(permission: string): CustomDecorator {
  return SetMetadata(PERMISSION, permission);
}

/** Marks a route that needs no sign-in: health, metrics and sign-in itself. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC, true);
}

/** What the guard of the identity room leaves on the request. */
export interface AuthenticatedRequest {
  actor?: Actor;
}

/** The signed-in actor of this request; only usable on routes with @Allow. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('@CurrentActor() stands on a route without @Allow()');
  return actor;
});
