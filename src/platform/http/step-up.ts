/**
 * How fresh the sign-in behind a call must be (RFC 9470). Where the role must sign in with two factors, that sign-in must have seen
 * both. Clients that act for themselves sign in with each token.
 */
export interface StepUp {
  readonly maxAgeSeconds: number;
}

/** For what opens doors to others: whoever finds an open session must not be able to. */
export const RECENT_SIGN_IN: StepUp = { maxAgeSeconds: 15 * 60 };
