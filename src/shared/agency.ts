import type { Actor } from './actor.js';

/**
 * The company's own staff and services, who belong to no agency. An agent without one is no staff, but an account set up by
 * half.
 */
export function isStaff(actor: Actor): boolean {
  return actor.agencyId === null && actor.role !== 'agent';
}

/**
 * An agent sees the business of the own agency; the company's own staff see all. Something of another agency is answered as
 * not found: its existence is not the agent's business either.
 */
export function mayWorkFor(actor: Actor, agencyId: string | null): boolean {
  return isStaff(actor) || (actor.agencyId !== null && actor.agencyId === agencyId);
}
