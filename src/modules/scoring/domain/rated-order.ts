const DAY_MS = 86_400_000;
/** A transaction that began before and is still open may yet bring a worksheet with an earlier id. */
const SETTLED_AFTER_MS = 5 * 60_000;
/** The longest that the price of a quote is held. */
const LONGEST_OPEN_DAYS = 366;

/** The least id (RFC 9562, version 7) that is made at a moment: what was rated before has a lesser one. */
export function leastIdAt(milliseconds: number): string {
  const time = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** Whatever may still be open is scored by a new model. */
export function beginningOfScoring(now: number): string {
  return leastIdAt(now - LONGEST_OPEN_DAYS * DAY_MS);
}

/** Up to here nothing comes any more. */
export function settledId(now: number): string {
  return leastIdAt(now - SETTLED_AFTER_MS);
}
