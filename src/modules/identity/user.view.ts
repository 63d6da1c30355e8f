import type { User } from './user.entity.js';
import type { UserResponse } from './identity.dto.js';

export function userView(user: User, now: Date): UserResponse {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    role: user.role,
    agencyId: user.agencyId ?? null,
    onlyFurtherRoles: user.onlyFurtherRoles,
    isActive: user.isActive,
    isLocked: user.isLocked(now),
    mustChangePassword: user.mustChangePassword,
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
    rowVersion: user.rowVersion,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}
