/** How often something may be done. Both limits apply; their windows begin with the first request. */
export interface Quota {
  readonly perMinute: number;
  readonly perHour: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** The use of one window. */
export interface WindowUse {
  readonly limit: number;
  readonly used: number;
  /** Milliseconds until the window restarts. */
  readonly msLeft: number;
}

export interface Verdict {
  readonly isAllowed: boolean;
  /** Seconds until a retry can succeed; 0 while allowed. */
  readonly retryAfter: number;
  readonly headers: Readonly<Record<string, string>>;
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));
const left = ({ limit, used }: WindowUse): number => Math.max(0, limit - used);

/**
 * The verdict on a request. The headers show the narrower window (draft-ietf-httpapi-ratelimit-headers), and the policy names
 * both, so that a client can avoid refusals.
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

/** Limits the time left to the window's length: another instance's clock may be ahead, or this request may have waited. */
function within(use: WindowUse, length: number): WindowUse {
  return { ...use, msLeft: Math.min(use.msLeft, length) };
}
