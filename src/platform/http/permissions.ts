import type { Actor, Role } from '../../shared/actor.js';
import { isStaff } from '../../shared/agency.js';

export interface Permission {
  /** What the holder may do, as a sentence for the person who grants it. */
  readonly title: string;
  readonly roles: readonly Role[];
  /** The permission concerns the caller's own account, which a client that acts for itself does not have. */
  readonly isForUsers?: boolean;
  /** The permission reaches beyond one agency: users of an agency and clients bound to one never hold it, whatever their role. */
  readonly isCompanyWide?: boolean;
  /** Its effects outlast break-glass access (granted rights, changed rules), so break-glass access never gives it. */
  readonly isLasting?: boolean;
}

/**
 * The names of all permissions, by room. Each room adds its own beside its table by declaration merging, so that a name that
 * no room declares does not compile.
 */
export interface RoomPermissions {
  /** Rooms add their names to this interface; the platform has none. */
  readonly platform: never;
}
export type PermissionName = RoomPermissions[keyof RoomPermissions];

const permissions = new Map<string, Permission>();

/**
 * Declares the permissions of one room and the roles that hold them, so that identity knows no business room. Returns the table, typed by
 * its names. Throws if two rooms declare one name.
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

/** Whether the permission reaches beyond an agency; false for a name that is no permission. */
export function isCompanyWide(name: string): boolean {
  return permissions.get(name)?.isCompanyWide === true;
}

/** Whether a role of the actor has the permission and, where a program acts for itself or for a user, its scopes include it too. */
export function holds(actor: Actor, name: PermissionName): boolean {
  const { client, delegated } = actor;
  const permission = permissions.get(name);
  if (!permission || !isInRole(actor, name, permission)) return false;
  if (permission.isCompanyWide === true && !isStaff(actor)) return false;
  if (delegated && !delegated.includes(name)) return false;
  return client === undefined || (permission.isForUsers !== true && client.scopes.includes(name));
}

/** Permissions for the own account (isForUsers) come with the built-in role, even where roles of the company replace the rest of it. */
function isInRole(
  { role, further, breakGlass }: Actor,
  name: PermissionName,
  { roles, isForUsers, isLasting }: Permission,
): boolean {
  if (breakGlass?.permissions.includes(name) && isLasting !== true) return true;
  if (roles.includes(role) && (further?.only !== true || isForUsers === true)) return true;
  return further?.permissions.includes(name) === true;
}

/**
 * Whether a user needs two factors: because of the built-in role, or because a role of the company gives a permission that only such roles
 * have. Otherwise a role of the company would be a way around the second factor.
 */
export function needsTwoFactors(
  { role, further }: Pick<Actor, 'role' | 'further'>,
  twoFactorRoles: readonly Role[],
): boolean {
  if (twoFactorRoles.includes(role)) return true;
  return (further?.permissions ?? []).some((name) => {
    const roles = (permissions.get(name)?.roles ?? []).filter((each) => each !== 'system');
    return roles.length > 0 && roles.every((each) => twoFactorRoles.includes(each));
  });
}
