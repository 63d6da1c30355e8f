import type { Role } from '../../../shared/actor.js';
import type { Followed } from '../roles/give-role.js';
import { roleOf } from './domain/role-rules.js';
import type { SsoProvider } from './sso.entities.js';

/** The role, agency and further roles that a provider's rules give for these claims, as input for adding or changing a user. */
export function givenBy(
  { id, roleClaim, roleRules, defaultRole, agencyId }: SsoProvider,
  claims: Readonly<Record<string, unknown>>,
): { readonly role: Role; readonly agencyId: string | null; readonly followed: Followed } {
  const terms = { roleClaim: roleClaim ?? null, roleRules, defaultRole, agencyId: agencyId ?? null };
  const { furtherRoles: codes, ...given } = roleOf(terms, claims);
  return { ...given, followed: { ssoProviderId: id, codes } };
}
