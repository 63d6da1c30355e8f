/** One session (optionally only if it is the user's), or all of a user. */
export type Whose = { readonly id: string; readonly userId?: string } | { readonly userId: string };

/** Tells clients that sessions end. Abstract, because the implementation needs the server, which needs the sessions. */
export abstract class SessionEnds {
  /** Called before the sessions end. */
  abstract begin(whose: Whose): Promise<void>;
}
