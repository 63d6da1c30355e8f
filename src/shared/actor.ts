import { named } from './named-list.js';

export const ROLES = named('Role', ['agent', 'underwriter', 'adjuster', 'admin', 'system']);
export type Role = (typeof ROLES)[number];

/**
 * Who acts: a signed-in user, a client that acts for itself, or the system in its jobs. Audit rows and ownership rules are
 * written from it.
 */
export interface Actor {
  /** What columns like `created_by` say: users.id, of a client oauth2_clients.id. Null only for the system's own jobs. */
  readonly id: string | null;
  readonly role: Role;
  /** Agency of an agent, and of a client that is bound to one; null for the company's own staff. */
  readonly agencyId: string | null;
  readonly sessionId: string | null;
  /** What roles of the company give a user beside the built-in one. Missing where there are none. */
  readonly further?: FurtherRoles;
  /** What a user has taken in an emergency, while they hold it. All that they do meanwhile is marked in the trail. */
  readonly breakGlass?: BreakGlassHeld;
  /** Missing where a user or the system acts. */
  readonly client?: ActingClient;
  /** The permissions that a user lets a program use in their name. Missing where the program may use all of them. */
  readonly delegated?: readonly string[];
  /**
   * Of a user: the client id of the program in whose hands the access token is, as the trail names it. It decides nothing: what may be
   * done, and to whom it is put down, is a matter of the user.
   */
  readonly through?: string;
}

/** The client that the server's own pages are: nearly all that users do is done through it. */
export const OWN_PAGES = 'urn:bindery:sign-in';

export interface BreakGlassHeld {
  readonly id: string;
  readonly permissions: readonly string[];
}

export interface FurtherRoles {
  readonly permissions: readonly string[];
  /** The built-in role says only whose business the user sees. What it may do is named here alone. */
  readonly only: boolean;
}

/** A registered client that acts without a user (RFC 6749 section 4.4). */
export interface ActingClient {
  readonly clientId: string;
  /** Permissions that its registration and its token both name: of those of its role it holds no others. */
  readonly scopes: readonly string[];
}

/** The actor of scheduled jobs and the command line. */
export const SYSTEM_ACTOR: Actor = { id: null, role: 'system', agencyId: null, sessionId: null };
