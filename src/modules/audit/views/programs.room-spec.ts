import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from '../../../../test/support/app.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { startApp } from '../../../../test/support/app.js';
import { cloneSeeded } from '../../../../test/support/seeded-database.js';
import { registerClient, userThrough } from '../../../../test/support/service-client.js';
import { homeRequest, signIn } from '../../../../test/support/story.js';
import { connect } from '../../../../test/support/test-run.js';
import { demoUser } from '../../../../test/support/tokens.js';
import { newId } from '../../../shared/ids.js';
import { AccessTrail } from '../trail/access-trail.js';
import type { AuditEntryResponse } from './entries.dto.js';

const OWN_PAGES = 'urn:bindery:sign-in';

describe('the trail of a user who acts through a program', () => {
  let db: TestDatabase;
  let app: NestFastifyApplication;
  let admin: Client;
  let agent: Client;
  let portal: Client;

  beforeAll(async () => {
    db = await cloneSeeded();
    app = await startApp(db, { environment: { AUDIT_REQUESTS: 'true' } });
    [admin, agent] = [await signIn(app, 'admin'), await signIn(app, 'agent')];
    portal = await userThrough(app, 'portal', demoUser('agent').email);
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const entries = async (query: string): Promise<readonly AuditEntryResponse[]> => {
    await app.get(AccessTrail, { strict: false }).flush();
    const { status, body } = await admin.get<{ items: readonly AuditEntryResponse[] }>(
      `/api/v1/audit/entries${query}`,
    );
    expect(status).toBe(200);
    return body.items;
  };
  const userId = async (): Promise<string> => (await agent.get<{ id: string }>('/api/v1/auth/me')).body.id;

  it('names both in the rows of changes and of requests, which are found by either', async () => {
    const quote = await portal.post<{ id: string }>('/api/v1/quotes', homeRequest());
    expect(quote.status).toBe(201);
    const both = { userId: await userId(), clientId: 'portal', sessionId: expect.any(String) };
    const ofProgram = await entries('?clientId=portal');
    expect(ofProgram.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['quoting.created', 'http.request']),
    );
    for (const row of ofProgram) expect(row).toMatchObject(both);
    expect(await entries(`?userId=${both.userId}&action=quoting.created`)).toMatchObject([both]);
    expect(await entries(`?clientId=portal&action=quoting.created`)).toMatchObject([
      { resourceId: quote.body.id },
    ]);
  });

  it('leaves what is done to the user', async () => {
    const quote = await portal.post<{ id: string }>('/api/v1/quotes', homeRequest());
    const { body } = await admin.get<{ items: readonly { actor: unknown }[] }>(
      `/api/v1/quotes/${quote.body.id}/timeline`,
    );
    expect(body.items.map(({ actor }) => actor)).toEqual([{ type: 'user', id: await userId() }]);
    // The same key from the user's own pages is the same request, with the same answer.
    const key = { 'idempotency-key': newId() };
    const once = await portal.post<{ id: string }>('/api/v1/quotes', homeRequest(), key);
    const again = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest(), key);
    expect(again.body.id).toBe(once.body.id);
  });

  it('names the program where it is refused what the user may do', async () => {
    const reader = await userThrough(app, 'reader', demoUser('agent').email, 'quoting.read');
    expect((await reader.post('/api/v1/quotes', homeRequest())).status).toBe(403);
    const denied = (action: string): Promise<readonly object[]> =>
      entries(`?clientId=reader&outcome=denied&action=${action}`);
    for (const action of ['identity.access-denied', 'http.request'])
      expect(await denied(action)).toMatchObject([{ action, userId: await userId() }]);
  });

  it("names the server's own pages", async () => {
    const { body } = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    const both = { userId: await userId(), clientId: OWN_PAGES };
    expect(await entries(`?resourceType=quote&resourceId=${body.id}`)).toMatchObject([both]);
    expect(await entries(`?clientId=${OWN_PAGES}&action=quoting.created&limit=1`)).toMatchObject([both]);
  });

  it('names a client that acts for itself alone, as ever', async () => {
    const { by } = await registerClient(app, 'lone', { role: 'admin', scopes: ['quoting.read'] });
    expect((await by.get('/api/v1/quotes')).status).toBe(200);
    expect(await entries('?clientId=lone')).toMatchObject([{ userId: null, clientId: 'lone' }]);
  });

  it('ADR-66 is found in the index of clients, in which the own pages are not', async () => {
    const client = await connect(db.ownerUrl, 'plans');
    try {
      await client.query('begin');
      // Of few rows PostgreSQL rather reads all.
      await client.query('set local enable_seqscan = off; set local enable_bitmapscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(
        `explain (format json) select id from audit_logs
          where (client_id = 'portal' and client_id <> '${OWN_PAGES}') and (action <> 'http.request')::integer = 1
          order by created_at desc, id desc limit 51`,
      );
      const indexes = JSON.stringify(rows).matchAll(/"Index Name":"([^"]+)"/g);
      const { rows: ofClients } = await client.query<{ name: string }>(`
        select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'audit_logs_client_id_idx'::regclass`);
      const names = ofClients.map(({ name }) => name);
      for (const [, index] of indexes) expect(names).toContain(index);
    } finally {
      await client.end();
    }
  });
});
