import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { connectTo } from '../../src/platform/postgres/client.js';
import { addDays } from '../../src/shared/calendar-date.js';
import type { Answer, Client } from '../support/app.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import { ifMatch } from '../support/app.js';
import { World } from '../support/world.js';

const ALL = 11;

describe("a policy that somebody's session holds", () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open({
      environment: { DATABASE_POOL_SIZE: '10', DATABASE_LOCK_TIMEOUT_MS: '1000' },
    });
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  function endorse({ id, effectiveDate, rowVersion }: PolicyResponse): Promise<Answer<{ code?: string }>> {
    return agent.post<{ code?: string }>(
      `/api/v1/policies/${id}/endorsements`,
      {
        effectiveOn: addDays(effectiveDate, 73),
        changes: [{ op: 'set', path: '/coverageSelections/deductible', value: 500 }],
      },
      ifMatch(rowVersion),
    );
  }

  it('refuses the eleven who want to endorse it, serves everybody else, and is endorsed afterwards', async () => {
    const [held, other] = [await world.home(agent), await world.home(agent)];
    const holder = await connectTo(world.database.ownerUrl);
    await holder.query('begin');
    await holder.query('select from policies where id = $1 for update', [held.id]);

    const tries = Array.from({ length: ALL }, () => endorse(held));
    const reads = await Promise.all([
      agent.get(`/api/v1/policies/${held.id}`),
      agent.get(`/api/v1/policies/${other.id}`),
      agent.get('/api/v1/quotes'),
      agent.get('/health/ready'),
    ]);
    expect(reads.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { status, body, headers } of await Promise.all(tries)) {
      expect([status, body.code]).toEqual([503, 'http.unavailable']);
      expect(headers['retry-after']).toMatch(/^[15]$/);
    }
    expect((await endorse(other)).status).toBe(201);
    await holder.query('rollback');
    await holder.end();

    const endorsed = await Promise.all(Array.from({ length: ALL }, () => endorse(held)));
    expect(endorsed.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(endorsed.filter(({ status }) => status < 500)).toHaveLength(ALL);
    const pool = await world.app.get(MikroORM).em.getConnection().getNativeClient();
    expect([pool.idleCount, pool.waitingCount]).toEqual([pool.totalCount, 0]);
  });
});
