import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../../test/support/app.js';
import { ifMatch } from '../../../../../test/support/app.js';
import { homeRequest } from '../../../../../test/support/story.js';
import { World } from '../../../../../test/support/world.js';
import type { PolicyResponse } from '../../policies.dto.js';

/** Half on each instance. All wait for one connection at once, and each no longer than the product lets it, also on a busy machine. */
const QUOTES = 24;

/** A request that needed another connection while it holds one would wait for itself. */
const ONE_CONNECTION = { DATABASE_POOL_SIZE: '1' };

describe('binding many quotes at once, on two instances with one connection each', () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open({ environment: ONE_CONNECTION, instances: 2 });
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  const on = (n: number): Client => agent.on(n % 2 ? world.app : world.other);
  const times = <T>(make: (n: number) => Promise<T>): Promise<readonly T[]> =>
    Promise.all(Array.from({ length: QUOTES }, (_, n) => make(n)));

  it('binds all of them, each under a number of its own, and each with its papers', async () => {
    const quotes = await times((n) =>
      on(n).post<{ id: string; quoteNumber: string }>('/api/v1/quotes', homeRequest()),
    );
    expect(new Set(quotes.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(quotes.map(({ body }) => body.quoteNumber)).size).toBe(QUOTES);

    // With and without a key, which is kept in the same transaction.
    const bound = await times((n) => {
      const id = quotes[n]?.body.id ?? '';
      const key: Record<string, string> = n % 3 ? { 'idempotency-key': `bind-${id}` } : {};
      return on(n).post<PolicyResponse>(`/api/v1/quotes/${id}/bind`, {}, { ...key, ...ifMatch(1) });
    });
    expect(new Set(bound.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(bound.map(({ body }) => body.policyNumber)).size).toBe(QUOTES);

    const papers = await times((n) =>
      on(n).get<{ items: readonly { pages: number }[] }>(
        `/api/v1/documents?subjectType=policy&subjectId=${bound[n]?.body.id}`,
      ),
    );
    for (const { status, body } of papers) expect([status, body.items.length]).toEqual([200, 1]);
    for (const { body } of papers) expect(body.items[0]?.pages).toBeGreaterThan(0);
  });
});
