import { named } from './named-list.js';

export const ROLES = named('Role', ['agent', 'underwriter', 'adjuster', 'admin', 'system']);
export type Role = (typeof ROLES)[number];

/** Who acts: a signed-in user, a client that acts for itself, or the system in its jobs. Audit rows and ownership rules use it. */
export interface Actor {
  /** The value of columns such as `created_by`: users.id, or oauth2_clients.id for a client. Null only for the system's jobs. */
  readonly id: string | null;
  readonly role: Role;
  /** Agency of an agent, and of a client that is bound to one; null for the company's own staff. */
  readonly agencyId: string | null;
  readonly sessionId: string | null;
  /** Permissions from roles of the company; unset if the user has none. */
  readonly further?: FurtherRoles;
  /** Break-glass access that the user holds now; all actions during it are marked in the trail. */
  readonly breakGlass?: BreakGlassHeld;
  /** The client that acts for itself; unset for users and the system. */
  readonly client?: ActingClient;
  /** The permissions that a client may use for the user; unset if it may use all. */
  readonly delegated?: readonly string[];
  /** For a user: the client id of the program that holds the access token, for the trail only. Rights and responsibility are the user's. */
  readonly through?: string;
}

/** The client id of the server's own pages, through which users do most things. */
export const OWN_PAGES = 'urn:bindery:sign-in';

export interface BreakGlassHeld {
  readonly id: string;
  readonly permissions: readonly string[];
}

export interface FurtherRoles {
  readonly permissions: readonly string[];
  /** Whether only these permissions count; the built-in role then only decides whose business the user sees. */
  readonly only: boolean;
}

/** A registered client that acts without a user (RFC 6749 section 4.4). */
export interface ActingClient {
  readonly clientId: string;
  /** Permissions that both its registration and its token name; it holds no others of its role. */
  readonly scopes: readonly string[];
}

/** The actor of scheduled jobs and the command line. */
export const SYSTEM_ACTOR: Actor = { id: null, role: 'system', agencyId: null, sessionId: null };
