import type { PermissionName } from '../../../platform/http/permissions.js';
import { declaredPermissions, holds } from '../../../platform/http/permissions.js';
import type { Actor } from '../../../shared/actor.js';
import type { FieldFault } from '../../../shared/errors.js';

/** The faults of a role's permissions: undeclared ones, those that every user has, and repeated ones. */
export function roleFaults(permissions: readonly string[]): readonly FieldFault[] {
  return permissions.flatMap((name, index) => {
    const detail = faultOf(permissions, name, index);
    return detail === null ? [] : [{ pointer: `/permissions/${index}`, detail }];
  });
}

function faultOf(permissions: readonly string[], name: string, index: number): string | null {
  const permission = declaredPermissions().get(name);
  if (!permission) return 'is no permission';
  if (permission.isForUsers === true) return 'is held by every user';
  return permissions.indexOf(name) === index ? null : 'stands there twice';
}

/**
 * The permissions that the actor does not hold and so cannot give; otherwise a user who may give roles could give everything. A client is
 * measured by its role, because people have entered what it gives (rules of a provider). The system may give all.
 */
export function notHeldBy(actor: Actor, permissions: readonly string[]): readonly string[] {
  if (actor.role === 'system') return [];
  const { client: _client, delegated: _delegated, ...person } = actor;
  return permissions.filter(
    (name) => declaredPermissions().has(name) && !holds(person, name as PermissionName),
  );
}

/** The permissions of a built-in role, as the rooms declare them. */
export function builtInPermissions(role: string): readonly string[] {
  return [...declaredPermissions()]
    .filter(([, { roles }]) => roles.some((each) => each === role))
    .map(([name]) => name)
    .sort();
}
