const FIRST_PAUSE_MS = 250;
const REPEATED = new Set([408, 429, 502, 503, 504]);
/** The server has not begun to work on these. */
const NOT_BEGUN = new Set([429]);

export interface Retries {
  /** How often a call is repeated at most; 2 unless told. */
  readonly most: number;
  /** A server that asks for a longer pause is not waited for; 60 seconds unless told. */
  readonly longestPauseMs: number;
}

/** How a call failed: without a status nothing was answered. */
export interface Failed {
  readonly status: number | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;
}

/** Milliseconds to wait before the call is repeated, or null where it must not be or nobody should wait so long. */
export function pauseBefore(
  repeated: number,
  { status, retryAfter }: Failed,
  isRepeatable: boolean,
  { most, longestPauseMs }: Retries,
): number | null {
  if (repeated >= most) return null;
  if (status !== undefined && !REPEATED.has(status)) return null;
  if (!isRepeatable && (status === undefined || !NOT_BEGUN.has(status))) return null;
  const told = retryAfter === undefined ? undefined : retryAfter * 1000;
  if (told !== undefined) return told <= longestPauseMs ? told : null;
  // Half of it by chance, so that many callers do not come back at once.
  const pause = FIRST_PAUSE_MS * 2 ** repeated;
  return pause / 2 + Math.random() * (pause / 2);
}

/** Seconds, from either form of the header (RFC 9110, section 10.2.3). */
export function retryAfterIn(headers: Headers): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(seconds, 0);
}

/** Waits, and rejects when the signal says that nobody waits any more. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await unlessAborted(waited, signal).finally(() => clearTimeout(timer));
}

/** What others may go on to wait for, unless this caller waits no more. */
export function unlessAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return value;
  return new Promise<Value>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
