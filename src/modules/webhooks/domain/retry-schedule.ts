/** So much of a pause is left to chance, so that what failed together does not come back together. */
const SPREAD = 0.1;
const LONGEST_ASKED_MS = 24 * 3_600_000;

/**
 * How long to wait after so many attempts; null when they are over. A receiver that asks for more time (RFC 9110 section 10.2.3)
 * gets it, up to a day.
 */
export function pauseBeforeRetry(
  scheduleSeconds: readonly number[],
  attempts: number,
  askedMs: number,
  chance: number,
): number | null {
  const seconds = scheduleSeconds[attempts - 1];
  if (seconds === undefined) return null;
  const pause = seconds * 1000 * (1 + SPREAD * chance);
  return Math.max(pause, Math.min(askedMs, LONGEST_ASKED_MS));
}

/** What Retry-After says, in milliseconds; 0 where it says nothing. It is a number of seconds or a moment. */
export function retryAfterMs(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
