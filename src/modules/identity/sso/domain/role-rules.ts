import type { Role } from '../../../../shared/actor.js';

/** Whoever has the value in the claim of roles becomes this. */
export interface RoleRule {
  readonly value: string;
  readonly role: Role;
  readonly agencyId: string | null;
}

export interface RoleTerms {
  readonly roleClaim: string | null;
  readonly roleRules: readonly RoleRule[];
  readonly defaultRole: Role;
  readonly agencyId: string | null;
}

export interface GivenRole {
  readonly role: Role;
  readonly agencyId: string | null;
}

/** The first rule that fits says what somebody may do; without one it is what the provider's row says. */
export function roleOf(terms: RoleTerms, claims: Readonly<Record<string, unknown>>): GivenRole {
  const values = terms.roleClaim === null ? [] : textsIn(claims[terms.roleClaim]);
  const rule = terms.roleRules.find(({ value }) => values.includes(value));
  const role = rule?.role ?? terms.defaultRole;
  // Of the company's own staff, only those are bound to an agency whom a rule binds.
  const agencyId = rule?.agencyId ?? (role === 'agent' ? terms.agencyId : null);
  return { role, agencyId };
}

/** Providers send one value as a text and several as a list. */
function textsIn(claim: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string');
}
