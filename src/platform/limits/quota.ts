/** How often something may be done: both windows count, and begin with the first time. */
export interface Quota {
  readonly perMinute: number;
  readonly perHour: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** What of one window is used up. */
export interface WindowUse {
  readonly limit: number;
  readonly used: number;
  /** Until the window begins anew. */
  readonly msLeft: number;
}

export interface Verdict {
  readonly isAllowed: boolean;
  /** Seconds until it is worth trying again; 0 while it is allowed. */
  readonly retryAfter: number;
  readonly headers: Readonly<Record<string, string>>;
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));
const left = ({ limit, used }: WindowUse): number => Math.max(0, limit - used);

/**
 * The headers say how the narrower window stands (draft-ietf-httpapi-ratelimit-headers), and the policy names both: a client that
 * looks at them never meets the refusal.
 */
export function quotaVerdict(ofMinute: WindowUse, ofHour: WindowUse): Verdict {
  const minute = within(ofMinute, MINUTE_MS);
  const hour = within(ofHour, HOUR_MS);
  const over = [minute, hour].filter(({ used, limit }) => used > limit);
  const narrower = left(hour) < left(minute) || over.includes(hour) ? hour : minute;
  return {
    isAllowed: over.length === 0,
    retryAfter: over.length === 0 ? 0 : seconds(Math.max(...over.map(({ msLeft }) => msLeft))),
    headers: {
      'ratelimit-policy': `${minute.limit};w=60, ${hour.limit};w=3600`,
      'ratelimit-limit': String(narrower.limit),
      'ratelimit-remaining': String(left(narrower)),
      'ratelimit-reset': String(seconds(narrower.msLeft)),
    },
  };
}

/** Whoever counted first may have begun the window by a later clock: of another instance, or while this request waited its turn. */
function within(use: WindowUse, length: number): WindowUse {
  return { ...use, msLeft: Math.min(use.msLeft, length) };
}
