import type { PermissionName } from '../../../platform/http/permissions.js';
import { declaredPermissions, holds } from '../../../platform/http/permissions.js';
import type { Actor } from '../../../shared/actor.js';
import type { FieldFault } from '../../../shared/errors.js';

/** What does not go into a role: what nobody has declared, what every user holds, and what stands there twice. */
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
 * Which of these somebody cannot pass on, because they do not hold them: otherwise whoever may give roles could give all. A program
 * that acts for itself is measured by its role, because what it gives was entered by others (rules of a provider). The system may give all.
 */
export function notHeldBy(actor: Actor, permissions: readonly string[]): readonly string[] {
  if (actor.role === 'system') return [];
  const { client: _client, delegated: _delegated, ...person } = actor;
  return permissions.filter(
    (name) => declaredPermissions().has(name) && !holds(person, name as PermissionName),
  );
}

/** What a built-in role holds, as the rooms declare it. */
export function builtInPermissions(role: string): readonly string[] {
  return [...declaredPermissions()]
    .filter(([, { roles }]) => roles.some((each) => each === role))
    .map(([name]) => name)
    .sort();
}
