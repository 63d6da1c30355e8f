import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from '../../../../test/support/app.js';
import { startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { signIn } from '../../../../test/support/story.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { EventStreamResponse, EventTypeList } from './events.dto.js';

const WRITERS = 20;
const EACH = 30;
const EVENT = { action: 'customers.updated', resourceType: 'customer', changes: { fields: ['phone'] } };

describe('the stream of events', () => {
  let db: TestDatabase;
  let instances: readonly [NestFastifyApplication, NestFastifyApplication];
  let admin: Client;

  beforeAll(async () => {
    db = await cloneSeeded();
    const environment = { DATABASE_POOL_SIZE: '16' };
    const first = await startApp(db, { environment });
    instances = [first, await startApp(db, { environment })];
    admin = await signIn(first, 'admin');
  });
  afterAll(async () => {
    await Promise.all(instances.map((app) => app.close()));
    await db.drop();
  });

  async function pull(query: string): Promise<EventStreamResponse> {
    const { status, body } = await admin.get<EventStreamResponse>(`/api/v1/events${query}`);
    expect(status).toBe(200);
    return body;
  }

  /** A change whose transaction ends after one that has begun later. */
  async function changeSlowly(app: NestFastifyApplication, resourceId: string, ms: number): Promise<void> {
    const em = app.get(EntityManager);
    await RequestContext.create(em, () =>
      em.transactional(async (transaction) => {
        await app.get(Audit, { strict: false }).record(SYSTEM_ACTOR, { ...EVENT, resourceId });
        await transaction.execute(`select pg_sleep(${ms / 1000})`);
      }),
    );
  }

  it('leaves nothing out and tells nothing twice, whatever the order in which 20 writers on two instances commit', async () => {
    let { nextCursor } = await pull('?type=customers.*&startAt=latest');
    const ids = Array.from({ length: WRITERS * EACH }, () => newId());
    let isWriting = true;
    const writing = Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (const [index, id] of ids.slice(writer * EACH, (writer + 1) * EACH).entries())
          await changeSlowly(instances[writer % 2 === 0 ? 0 : 1], id, (index * 7 + writer * 3) % 20);
      }),
    ).finally(() => (isWriting = false));
    const told: string[] = [];
    const sequences: bigint[] = [];
    for (;;) {
      const wasWriting = isWriting;
      const page = await pull(`?type=customers.*&limit=50&cursor=${nextCursor}`);
      told.push(...page.items.map(({ resource }) => resource.id));
      sequences.push(...page.items.map(({ sequence }) => BigInt(sequence)));
      nextCursor = page.nextCursor;
      if (!wasWriting && !page.hasMore) break;
    }
    await writing;
    expect(new Set(told)).toEqual(new Set(ids));
    expect(told).toHaveLength(ids.length);
    expect(sequences).toEqual(sequences.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('begins with the oldest event there is, and goes on where it was read to', async () => {
    const first = await pull('?limit=2');
    expect(first.items).toHaveLength(2);
    expect(first.hasMore).toBe(true);
    const next = await pull(`?limit=2&cursor=${first.nextCursor}`);
    expect(Number(next.items[0]?.sequence)).toBeGreaterThan(Number(first.items[1]?.sequence));
    const end = await pull('?startAt=latest');
    expect(end).toMatchObject({ items: [], hasMore: false });
    expect(await pull(`?cursor=${end.nextCursor}`)).toEqual(end);
  });

  it('has a catalog, with a schema of each event', async () => {
    const { status, body } = await admin.get<EventTypeList>('/api/v1/event-types');
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(120);
    expect(body.items.find(({ type }) => type === 'policies.bound')).toMatchObject({
      version: 1,
      resourceType: 'policy',
      dataSchema: { required: ['policyNumber', 'quoteId', 'totalPremium'] },
    });
  });

  it('is for the company alone', async () => {
    for (const role of ['agent', 'underwriter', 'adjuster'] as const) {
      const { status } = await (await signIn(instances[0], role)).get('/api/v1/events');
      expect(status).toBe(403);
    }
  });

  it.each([
    ['?type=weather.*', 400, 'webhooks.event-type-unknown'],
    ['?type=policies', 400, 'http.invalid-request'],
    ['?startAt=never', 400, 'http.invalid-request'],
    ['?cursor=abc', 400, 'http.invalid-cursor'],
    ['?limit=0', 400, 'http.invalid-request'],
  ])('refuses %s with %i', async (query, status, code) => {
    expect(await admin.get(`/api/v1/events${query}`)).toMatchObject({ status, body: { code } });
  });
});
