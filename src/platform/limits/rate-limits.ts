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
 * What everybody may do who is not known yet, by network (RFC 9700 section 4.16 and ASVS 5.0, 6.1.1 ask for limits of their own).
 * An office behind one address signs in in the morning, so these are wider than what one person needs; guessing at one account
 * is slowed down by its own counters.
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

/** The limits differ by client, so only the count is asked for, and the comparison is ours. */
const COUNTED = { points: Number.MAX_SAFE_INTEGER };

/**
 * Counts exactly across all instances, because one statement of PostgreSQL counts both windows and answers (decision 63). While the database cannot
 * be reached, each instance counts in its own memory.
 */
@Injectable()
export class RateLimits {
  private readonly minute = new RateLimiterMemory({ ...COUNTED, keyPrefix: 'minute', duration: 60 });
  private readonly hour = new RateLimiterMemory({ ...COUNTED, keyPrefix: 'hour', duration: 3600 });

  constructor(private readonly em: EntityManager) {}

  /** Charges both windows, also when one of them is used up. */
  async charge(key: string, quota: Quota): Promise<Verdict> {
    const now = Date.now();
    const counted = await chargeWindows(this.em, key, now).catch(() => this.chargeMemory(key, now));
    return verdictOn(quota, counted, now);
  }

  /** Whether there is room for one more, which is not charged: for what is only known to be a client's when it has proved it. */
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

  /** Counts a request of a client that has proved who it is: 429 when its quota is used up. */
  async chargeClient(clientId: string, quota: Quota): Promise<void> {
    answer(await this.charge(`client ${clientId}`, quota), 'This client has used up its quota.');
  }

  /** The same without charging, before anything is proved: whoever only names a client must not use up what it has. */
  async assertClientHasRoom(clientId: string, quota: Quota): Promise<void> {
    answer(await this.look(`client ${clientId}`, quota), 'This client has used up its quota.');
  }

  /** Counts against the quota of one thing, such as a telephone number that messages go to. */
  async chargeOwn(key: string, quota: Quota): Promise<void> {
    answer(await this.charge(key, quota), 'This has been done too often.');
  }

  /** Counts against the quota of the network that the current request comes from. */
  async chargeNetwork(kind: NetworkQuota): Promise<void> {
    const network = networkOf(requestScope()?.ip ?? '0.0.0.0');
    const verdict = await this.charge(`${kind} ${network}`, NETWORK_QUOTAS[kind]);
    answer(verdict, 'Too many requests of this kind have come from this network.');
  }
}

/** The headers stand on every answer to a request that was counted, and the refusal says when to come back. */
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
