/** The random share of a pause, so that messages that failed together do not come back together. */
const SPREAD = 0.1;
const LONGEST_ASKED_MS = 24 * 3_600_000;

/**
 * Milliseconds to wait after a number of attempts; null when there is no further one. A longer Retry-After (RFC 9110,
 * section 10.2.3) is respected, up to a day.
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

/** Retry-After in milliseconds, given as seconds or as a date; 0 without one. */
export function retryAfterMs(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
