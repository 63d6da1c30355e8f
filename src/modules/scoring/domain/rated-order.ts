const DAY_MS = 86_400_000;
/** Within this time an open transaction may still commit a worksheet with an earlier id. */
const SETTLED_AFTER_MS = 5 * 60_000;
/** The longest time for which a quote's price holds. */
const LONGEST_OPEN_DAYS = 366;

/** The smallest UUID of version 7 (RFC 9562) made at a moment; ids of earlier ratings are smaller. */
export function leastIdAt(milliseconds: number): string {
  const time = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** A new model scores from here on: every quote that may still be open. */
export function beginningOfScoring(now: number): string {
  return leastIdAt(now - LONGEST_OPEN_DAYS * DAY_MS);
}

/** No worksheet with a smaller id can appear any more. */
export function settledId(now: number): string {
  return leastIdAt(now - SETTLED_AFTER_MS);
}
