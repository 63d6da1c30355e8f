const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** FAPI 2.0 and ASVS 10.4.3. */
export const CODE_SECONDS = MINUTE;

/** OWASP ASVS 7.3, NIST SP 800-63B-4 section 2.2.3: of staff at most an hour without activity, and a day in all. */
const SESSION_IDLE_SECONDS = HOUR;
const SESSION_SECONDS = DAY;

/** ASVS 10.4.8, RFC 9700 section 4.14.2: an end without use, and one in all. */
const REFRESH_IDLE_SECONDS = 14 * DAY;
export const REFRESH_SECONDS = 30 * DAY;

/** How long a session goes on that is used now, by when its person signed in; all in seconds. One that is over has none left. */
export function sessionSeconds(signedInAt: number, now: number): number {
  return Math.max(0, Math.min(SESSION_IDLE_SECONDS, signedInAt + SESSION_SECONDS - now));
}

/** How long a refresh token that is issued now lives, which depends on when the first token of its family was issued. */
export function refreshSeconds(firstIssuedAt: number, now: number): number {
  return Math.max(0, Math.min(REFRESH_IDLE_SECONDS, firstIssuedAt + REFRESH_SECONDS - now));
}
