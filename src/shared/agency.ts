import type { Actor } from './actor.js';

/**
 * An agent sees the business of the own agency; the company's own staff, who belong to no agency, see all. Something of
 * another agency is answered as not found: its existence is not the agent's business either.
 */
export function mayWorkFor(actor: Actor, agencyId: string | null): boolean {
  return actor.agencyId === null || actor.agencyId === agencyId;
}
