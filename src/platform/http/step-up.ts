/**
 * How old the sign-in behind a call may be (RFC 9470). If the role needs two factors, that sign-in must have used both. Clients that act
 * for themselves are exempt, because they authenticate for each token.
 */
export interface StepUp {
  readonly maxAgeSeconds: number;
}

/** For routes that give others access: finding an open session must not be enough to use them. */
export const RECENT_SIGN_IN: StepUp = { maxAgeSeconds: 15 * 60 };
