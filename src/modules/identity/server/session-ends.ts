/** One session, all of a user, or one that must be the user's. */
export type Whose = { readonly id: string; readonly userId?: string } | { readonly userId: string };

/** Tells clients that sessions end. Declared apart from what does so, because that needs the server, which needs the sessions. */
export abstract class SessionEnds {
  /** Is called before the sessions end. */
  abstract begin(whose: Whose): Promise<void>;
}
