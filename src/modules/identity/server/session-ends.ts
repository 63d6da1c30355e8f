/** One session, all of a user, or one that must be the user's. */
export type Whose = { readonly id: string; readonly userId?: string } | { readonly userId: string };

/** Who has to hear that sessions end. Apart from what does it, because that speaks through the server whose sessions they are. */
export abstract class SessionEnds {
  /** Before they end. */
  abstract begin(whose: Whose): Promise<void>;
}
