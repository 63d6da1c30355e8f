import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from '../../../../test/support/app.js';
import { startApp } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { registerClient } from '../../../../test/support/service-client.js';
import { homeRequest, signIn } from '../../../../test/support/story.js';
import { connect } from '../../../../test/support/test-run.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../audit.js';
import { AccessTrail } from '../trail/access-trail.js';
import type { AuditEntryResponse } from '../views/entries.dto.js';

const WRITERS = 12;
const EACH = 25;

interface Read {
  readonly rows: readonly AuditEntryResponse[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

describe('the stream of the trail for a SIEM', () => {
  let db: TestDatabase;
  let instances: readonly [NestFastifyApplication, NestFastifyApplication];
  let siem: Client;

  beforeAll(async () => {
    db = await cloneSeeded();
    const environment = { DATABASE_POOL_SIZE: '16', AUDIT_REQUESTS: 'true' };
    const first = await startApp(db, { environment });
    instances = [first, await startApp(db, { environment })];
    siem = (await registerClient(first, 'siem', { role: 'admin', scopes: ['audit.trail.stream'] })).by;
  });
  afterAll(async () => {
    await Promise.all(instances.map((app) => app.close()));
    await db.drop();
  });

  async function read(query: string): Promise<Read> {
    const { status, body, headers } = await siem.raw(`/api/v1/audit/stream${query}`);
    expect([status, headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    const lines = body.toString('utf8').split('\n');
    expect(lines.pop()).toBe('');
    return {
      rows: lines.map((line) => JSON.parse(line) as AuditEntryResponse),
      cursor: String(headers['x-next-cursor']),
      hasMore: headers['x-has-more'] === 'true',
    };
  }

  async function readAll(from: string): Promise<{ rows: AuditEntryResponse[]; cursor: string }> {
    const rows: AuditEntryResponse[] = [];
    for (let cursor = from; ;) {
      const page = await read(`?limit=50&cursor=${cursor}`);
      rows.push(...page.rows);
      cursor = page.cursor;
      if (!page.hasMore) return { rows, cursor };
    }
  }

  it('leaves nothing out, whatever the order in which writers on two instances commit', async () => {
    let { cursor } = await read('?startAt=latest');
    const ids = Array.from({ length: WRITERS * EACH }, () => newId());
    let isWriting = true;
    const writing = Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (const [index, resourceId] of ids.slice(writer * EACH, (writer + 1) * EACH).entries()) {
          const app = instances[writer % 2 === 0 ? 0 : 1];
          await RequestContext.create(app.get(EntityManager), () =>
            app.get(EntityManager).transactional(async (em) => {
              const entry = { action: 'customers.updated', resourceType: 'customer', resourceId };
              await app.get(Audit, { strict: false }).record(SYSTEM_ACTOR, entry);
              await em.execute(`select pg_sleep(${((index * 7 + writer * 3) % 20) / 1000})`);
            }),
          );
        }
      }),
    ).finally(() => (isWriting = false));
    const told: AuditEntryResponse[] = [];
    for (let goOn = true; goOn;) {
      // However long the writing takes on a busy machine, a client may only ask so often.
      await delay(25);
      goOn = isWriting;
      const next = await readAll(cursor);
      told.push(...next.rows);
      cursor = next.cursor;
    }
    await writing;
    const written = new Set(ids);
    expect(told.filter(({ resourceId }) => written.has(String(resourceId)))).toHaveLength(ids.length);
    const numbers = told.map(({ seq }) => BigInt(seq));
    expect(numbers).toEqual(numbers.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  it('has changes and requests, masked as staff see them, and that it was read', async () => {
    const { cursor } = await read('?startAt=latest');
    const agent = await signIn(instances[0], 'agent');
    const quote = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    await instances[0].get(AccessTrail, { strict: false }).flush();
    const { rows } = await readAll(cursor);
    const ofQuote = rows.filter(({ resourceId }) => resourceId === quote.body.id);
    const [created] = ofQuote;
    expect(created).toMatchObject({ action: 'quoting.created', outcome: 'success' });
    const admin = await signIn(instances[0], 'admin');
    expect((await admin.get(`/api/v1/audit/entries/${created?.id}`)).body).toEqual(created);
    expect(rows).toContainEqual(
      expect.objectContaining({ action: 'http.request', resourceId: '/api/v1/quotes', responseStatus: 201 }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ resourceId: '/api/v1/audit/stream', clientId: 'siem', userId: null }),
    );
  });

  it('gives the same rows again to who lost the cursor of an answer', async () => {
    const first = await read('?limit=5');
    expect(first.rows).toHaveLength(5);
    expect(first.hasMore).toBe(true);
    const second = await read(`?limit=5&cursor=${first.cursor}`);
    expect(await read(`?limit=5&cursor=${first.cursor}`)).toEqual(second);
    expect(BigInt(second.rows[0]?.seq ?? 0)).toBeGreaterThan(BigInt(first.rows[4]?.seq ?? 0));
  });

  it('says so where rows behind the cursor were archived meanwhile, and begins behind them anew', async () => {
    const { cursor } = await read('?limit=1');
    const { rows } = await read('?limit=10');
    const last = BigInt(rows[9]?.seq ?? 0);
    const owner = await connect(db.ownerUrl, 'archive');
    try {
      await owner.query(`
        insert into audit_archives (partition, from_at, to_at, row_count, from_seq, to_seq)
        values ('audit_logs_2001_01', '2001-01-01', '2001-02-01', 10, 1, ${last})`);
      expect(await siem.get(`/api/v1/audit/stream?cursor=${cursor}`)).toMatchObject({
        status: 409,
        body: { code: 'audit.stream-archived', errors: [{ pointer: '?cursor' }] },
      });
      expect(BigInt((await read('?limit=1')).rows[0]?.seq ?? 0)).toBeGreaterThan(last);
      await owner.query(`update audit_archives set restored_until = now() + interval '1 day'`);
      expect(BigInt((await read(`?limit=1&cursor=${cursor}`)).rows[0]?.seq ?? 0)).toBeLessThanOrEqual(last);
    } finally {
      await owner.query('delete from audit_archives');
      await owner.end();
    }
  });

  it.each(['agent', 'underwriter', 'adjuster'] as const)('is nothing for %s', async (role) => {
    expect((await (await signIn(instances[0], role)).get('/api/v1/audit/stream')).status).toBe(403);
  });

  it.each([
    ['?startAt=never', 400, 'http.invalid-request'],
    ['?cursor=abc', 400, 'http.invalid-cursor'],
    ['?cursor=WyItMSJd', 400, 'http.invalid-cursor'],
    ['?limit=0', 400, 'http.invalid-request'],
    ['?limit=5001', 400, 'http.invalid-request'],
    ['?after=1', 400, 'http.invalid-request'],
  ])('refuses %s with %i', async (query, status, code) => {
    expect(await siem.get(`/api/v1/audit/stream${query}`)).toMatchObject({ status, body: { code } });
  });
});
