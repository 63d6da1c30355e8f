import type { Actor } from './actor.js';

/**
 * Whether the actor is staff or a service of the company, which belong to no agency. An agent without an agency is
 * not staff, but has an incomplete account.
 */
export function isStaff(actor: Actor): boolean {
  return actor.agencyId === null && actor.role !== 'agent';
}

/**
 * Whether the actor may see the business of an agency: agents that of their own, staff all. For other agencies' things the answer is
 * not-found, because even their existence is confidential.
 */
export function mayWorkFor(actor: Actor, agencyId: string | null): boolean {
  return isStaff(actor) || (actor.agencyId !== null && actor.agencyId === agencyId);
}
