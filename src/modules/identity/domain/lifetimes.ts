const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The life of an authorization code (FAPI 2.0, ASVS 10.4.3). */
export const CODE_SECONDS = MINUTE;

/** Sessions of staff: at most an hour idle and a day in total (OWASP ASVS 7.3, NIST SP 800-63B-4 section 2.2.3). */
const SESSION_IDLE_SECONDS = HOUR;
const SESSION_SECONDS = DAY;

/** Refresh tokens expire when unused, and in total (ASVS 10.4.8, RFC 9700 section 4.14.2). */
const REFRESH_IDLE_SECONDS = 14 * DAY;
export const REFRESH_SECONDS = 30 * DAY;

/** Seconds that a session lasts after use now, by the time of its sign-in; 0 if it is over. */
export function sessionSeconds(signedInAt: number, now: number): number {
  return Math.max(0, Math.min(SESSION_IDLE_SECONDS, signedInAt + SESSION_SECONDS - now));
}

/** Seconds that a refresh token issued now lasts, by the time of the first token in its family. */
export function refreshSeconds(firstIssuedAt: number, now: number): number {
  return Math.max(0, Math.min(REFRESH_IDLE_SECONDS, firstIssuedAt + REFRESH_SECONDS - now));
}
