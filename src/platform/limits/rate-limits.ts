import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { httpError } from '../http/http.errors.js';
import { requestScope } from '../http/request-scope.js';
import { networkOf } from './network.js';
import type { Quota, Verdict, WindowUse } from './quota.js';
import { HOUR_MS, MINUTE_MS, quotaVerdict } from './quota.js';
import type { Counted } from './rate-limits.store.js';
import { chargeWindows, lookAtWindows } from './rate-limits.store.js';

/**
 * Quotas for callers that have not authenticated yet, by network (RFC 9700 section 4.16 and ASVS 5.0, 6.1.1 ask for such
 * limits). A whole office may sign in from one address in the morning, so they are wider than one person needs; guessing at one
 * account is slowed down by its own counters.
 */
export const NETWORK_QUOTAS = {
  'sign-in': { perMinute: 120, perHour: 1200 },
  'second-factor': { perMinute: 60, perHour: 600 },
  sms: { perMinute: 20, perHour: 120 },
  reset: { perMinute: 10, perHour: 60 },
  authorization: { perMinute: 600, perHour: 12_000 },
  'document-link': { perMinute: 60, perHour: 600 },
  token: { perMinute: 600, perHour: 12_000 },
  introspection: { perMinute: 3_000, perHour: 60_000 },
} as const satisfies Readonly<Record<string, Quota>>;

export type NetworkQuota = keyof typeof NETWORK_QUOTAS;

/** The limiter only counts; we compare, because limits differ by client. */
const COUNTED = { points: Number.MAX_SAFE_INTEGER };

/**
 * Rate limits, exact across all instances, because one statement of PostgreSQL counts both windows (decision 63). While the database cannot
 * be reached, each instance counts in memory.
 */
@Injectable()
export class RateLimits {
  private readonly minute = new RateLimiterMemory({ ...COUNTED, keyPrefix: 'minute', duration: 60 });
  private readonly hour = new RateLimiterMemory({ ...COUNTED, keyPrefix: 'hour', duration: 3600 });

  constructor(private readonly em: EntityManager) {}

  /** Charges both windows, even if one of them is used up. */
  async charge(key: string, quota: Quota): Promise<Verdict> {
    const now = Date.now();
    const counted = await chargeWindows(this.em, key, now).catch(() => this.chargeMemory(key, now));
    return verdictOn(quota, counted, now);
  }

  /** Whether one more request is allowed, without charging it: for clients that have not authenticated yet. */
  async look(key: string, quota: Quota): Promise<Verdict> {
    const now = Date.now();
    const counted = await lookAtWindows(this.em, key, now).catch(() => this.lookAtMemory(key, now));
    return verdictOn(quota, oneMore(counted), now);
  }

  private async chargeMemory(key: string, now: number): Promise<Counted> {
    const [minute, hour] = await Promise.all([this.minute.consume(key), this.hour.consume(key)]);
    return { minute: inMemory(minute, now), hour: inMemory(hour, now) };
  }

  private async lookAtMemory(key: string, now: number): Promise<Counted> {
    const [minute, hour] = await Promise.all([this.minute.get(key), this.hour.get(key)]);
    const none = (msBeforeNext: number) => ({ consumedPoints: 0, msBeforeNext });
    return { minute: inMemory(minute ?? none(MINUTE_MS), now), hour: inMemory(hour ?? none(HOUR_MS), now) };
  }

  /** Charges a request to an authenticated client; throws 429 if its quota is used up. */
  async chargeClient(clientId: string, quota: Quota): Promise<void> {
    answer(await this.charge(`client ${clientId}`, quota), 'This client has used up its quota.');
  }

  /** The same without charging, before authentication: naming a client must not use up its quota. */
  async assertClientHasRoom(clientId: string, quota: Quota): Promise<void> {
    answer(await this.look(`client ${clientId}`, quota), 'This client has used up its quota.');
  }

  /** Charges the quota of a single thing, such as a telephone number that messages go to. */
  async chargeOwn(key: string, quota: Quota): Promise<void> {
    answer(await this.charge(key, quota), 'This has been done too often.');
  }

  /** Charges the quota of the current request's network. */
  async chargeNetwork(kind: NetworkQuota): Promise<void> {
    const network = networkOf(requestScope()?.ip ?? '0.0.0.0');
    const verdict = await this.charge(`${kind} ${network}`, NETWORK_QUOTAS[kind]);
    answer(verdict, 'Too many requests of this kind have come from this network.');
  }
}

/** Sets the headers, which every counted request gets; throws 429 with Retry-After if it is not allowed. */
function answer({ isAllowed, retryAfter, headers }: Verdict, detail: string): void {
  requestScope()?.reply.headers(headers);
  if (!isAllowed) throw httpError('http.too-many-requests', { detail, retryAfter });
}

function inMemory(
  { consumedPoints, msBeforeNext }: { readonly consumedPoints: number; readonly msBeforeNext: number },
  now: number,
): Counted['minute'] {
  return { points: consumedPoints, expire: now + msBeforeNext };
}

function oneMore({ minute, hour }: Counted): Counted {
  return { minute: { ...minute, points: minute.points + 1 }, hour: { ...hour, points: hour.points + 1 } };
}

function verdictOn({ perMinute, perHour }: Quota, { minute, hour }: Counted, now: number): Verdict {
  const use = (limit: number, { points, expire }: Counted['minute']): WindowUse => ({
    limit,
    used: points,
    msLeft: expire - now,
  });
  return quotaVerdict(use(perMinute, minute), use(perHour, hour));
}
