export const ROLES = ['agent', 'underwriter', 'adjuster', 'admin', 'system'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a signed-in user, or the system itself in jobs. Audit rows and ownership rules are written from it. */
export interface Actor {
  /** users.id; null only for the system's own jobs. */
  readonly id: string | null;
  readonly role: Role;
  /** Agency of an agent; null for the company's own staff. */
  readonly agencyId: string | null;
  readonly sessionId: string | null;
}

/** The actor of scheduled jobs and the command line. */
export const SYSTEM_ACTOR: Actor = { id: null, role: 'system', agencyId: null, sessionId: null };
