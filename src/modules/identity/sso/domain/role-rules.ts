import type { Role } from '../../../../shared/actor.js';

/** Gives a role to persons with this value in the role claim. */
export interface RoleRule {
  readonly value: string;
  /** Null for a rule that only adds roles of the company. */
  readonly role: Role | null;
  readonly agencyId: string | null;
  /** Roles of the company, by code. */
  readonly furtherRoles?: readonly string[];
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
  readonly furtherRoles: readonly string[];
}

/** The built-in role is that of the first matching rule, or the provider's default; roles of the company come from all matching rules. */
export function roleOf(terms: RoleTerms, claims: Readonly<Record<string, unknown>>): GivenRole {
  const values = terms.roleClaim === null ? [] : textsIn(claims[terms.roleClaim]);
  const fitting = terms.roleRules.filter(({ value }) => values.includes(value));
  const rule = fitting.find((each) => each.role !== null);
  const role = rule?.role ?? terms.defaultRole;
  // Staff of the company belong to an agency only if a rule says so.
  const agencyId = rule?.agencyId ?? (role === 'agent' ? terms.agencyId : null);
  return { role, agencyId, furtherRoles: [...new Set(fitting.flatMap((each) => each.furtherRoles ?? []))] };
}

/** The texts of a claim: providers send one value as text and several as a list. */
function textsIn(claim: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string');
}
