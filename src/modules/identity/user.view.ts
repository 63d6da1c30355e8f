import type { Role } from '../../shared/actor.js';
import type { User } from './user.entity.js';

export interface UserView {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly isActive: boolean;
  /** True while wrong passwords make somebody wait: a network, or all that the user has not signed in from. */
  readonly isLocked: boolean;
  /** True while the user signs in with a password that an administrator gave out. */
  readonly mustChangePassword: boolean;
  readonly lastLoginAt: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function userView(user: User, now: Date): UserView {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    role: user.role,
    agencyId: user.agencyId ?? null,
    isActive: user.isActive,
    isLocked: user.isLocked(now),
    mustChangePassword: user.mustChangePassword,
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
    rowVersion: user.rowVersion,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}
