import type { Role } from '../../../../shared/actor.js';

/** Whoever has the value in the claim of roles becomes this. */
export interface RoleRule {
  readonly value: string;
  /** Null for one that only adds roles of the company. */
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

/**
 * The first rule that fits says what somebody is; without one it is what the provider's row says. Roles of the company come from all
 * rules that fit.
 */
export function roleOf(terms: RoleTerms, claims: Readonly<Record<string, unknown>>): GivenRole {
  const values = terms.roleClaim === null ? [] : textsIn(claims[terms.roleClaim]);
  const fitting = terms.roleRules.filter(({ value }) => values.includes(value));
  const rule = fitting.find((each) => each.role !== null);
  const role = rule?.role ?? terms.defaultRole;
  // The company's own staff are bound to an agency only where a rule says so.
  const agencyId = rule?.agencyId ?? (role === 'agent' ? terms.agencyId : null);
  return { role, agencyId, furtherRoles: [...new Set(fitting.flatMap((each) => each.furtherRoles ?? []))] };
}

/** Providers send one value as a text and several as a list. */
function textsIn(claim: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string');
}
