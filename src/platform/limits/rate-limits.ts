import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { httpError } from '../http/http.errors.js';
import { requestScope } from '../http/request-scope.js';
import { networkOf } from './network.js';
import type { Quota, Verdict, WindowUse } from './quota.js';
import { quotaVerdict } from './quota.js';
import { RateLimitsStore } from './rate-limits.store.js';

/**
 * What everybody may do who is not known yet, by network (RFC 9700 section 4.16 and ASVS 5.0, 6.1.1 ask for limits of their own).
 * An office behind one address signs in in the morning, so these are wider than what one person needs; guessing at one account
 * is slowed down by its own counters.
 */
export const NETWORK_QUOTAS = {
  'sign-in': { perMinute: 120, perHour: 1200 },
  'second-factor': { perMinute: 60, perHour: 600 },
  reset: { perMinute: 10, perHour: 60 },
  authorization: { perMinute: 600, perHour: 12_000 },
  'document-link': { perMinute: 60, perHour: 600 },
  token: { perMinute: 600, perHour: 12_000 },
  introspection: { perMinute: 3_000, perHour: 60_000 },
} as const satisfies Readonly<Record<string, Quota>>;

export type NetworkQuota = keyof typeof NETWORK_QUOTAS;

const MINUTE = 60;
const HOUR = 3600;
/** The limits differ by client, so the library counts and the comparison is ours; this is more than anybody can ask for. */
const NEVER = 2_000_000_000;

/**
 * Counts exactly across all instances, because one statement of PostgreSQL counts and answers. While the database cannot be
 * reached, each instance counts in its own memory.
 */
@Injectable()
export class RateLimits {
  private readonly minute: RateLimiterPostgres;
  private readonly hour: RateLimiterPostgres;

  constructor(em: EntityManager) {
    const store = new RateLimitsStore(em);
    this.minute = limiter(store, 'minute', MINUTE);
    this.hour = limiter(store, 'hour', HOUR);
  }

  /** Charges both windows, also when one of them is used up. */
  async charge(key: string, quota: Quota): Promise<Verdict> {
    const [minute, hour] = await Promise.all([this.minute.consume(key), this.hour.consume(key)]);
    return quotaVerdict(use(quota.perMinute, minute), use(quota.perHour, hour));
  }

  /** Whether there is room for one more, which is not charged: for what is only known to be a client's when it has proved it. */
  async look(key: string, quota: Quota): Promise<Verdict> {
    const [minute, hour] = await Promise.all([this.minute.get(key), this.hour.get(key)]);
    const next = (limit: number, found: typeof minute, window: number): WindowUse => ({
      limit,
      used: (found?.consumedPoints ?? 0) + 1,
      msLeft: found?.msBeforeNext ?? window * 1000,
    });
    return quotaVerdict(next(quota.perMinute, minute, MINUTE), next(quota.perHour, hour, HOUR));
  }

  /** Of a client that has proved who it is: 429 when its quota is used up. */
  async chargeClient(clientId: string, quota: Quota): Promise<void> {
    answer(await this.charge(`client ${clientId}`, quota), 'This client has used up its quota.');
  }

  /** The same without charging, before anything is proved: whoever only names a client must not use up what it has. */
  async assertClientHasRoom(clientId: string, quota: Quota): Promise<void> {
    answer(await this.look(`client ${clientId}`, quota), 'This client has used up its quota.');
  }

  /** Of the network of the request under way. */
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

function limiter(storeClient: RateLimitsStore, keyPrefix: string, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points: NEVER,
    duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, points: NEVER, duration }),
  });
}

function use(
  limit: number,
  { consumedPoints, msBeforeNext }: { readonly consumedPoints: number; readonly msBeforeNext: number },
): WindowUse {
  return { limit, used: consumedPoints, msLeft: msBeforeNext };
}
