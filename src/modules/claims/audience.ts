import type { RawBuilder } from 'kysely';
import { holds } from '../../platform/http/permissions.js';
import { isOneOf } from '../../platform/sql.js';
import type { Actor } from '../../shared/actor.js';
import { isStaff } from '../../shared/agency.js';
import { named } from '../../shared/named-list.js';

/** Who sees what is written down on a claim: who works on claims, all staff of the company, or the agency of the policy too. */
export const AUDIENCES = named('ClaimAudience', ['adjusters', 'company', 'agency']);
export type Audience = (typeof AUDIENCES)[number];

export function audiencesOf(actor: Actor): readonly Audience[] {
  if (!isStaff(actor)) return ['agency'];
  return holds(actor, 'claims.adjust') ? AUDIENCES : ['company', 'agency'];
}

/** For a typed query. */
export function forAudience(actor: Actor, column: string): RawBuilder<boolean> {
  return isOneOf(column, audiencesOf(actor), 'text');
}

/** Whoever writes something down sees it. */
export function audienceOr(actor: Actor, wished: Audience | null | undefined): Audience {
  const [first = 'agency'] = audiencesOf(actor);
  return wished ?? first;
}
