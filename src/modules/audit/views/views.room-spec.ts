import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Client } from '../../../../test/support/app.js';
import { connect } from '../../../../test/support/test-run.js';
import { registerClient, userThrough } from '../../../../test/support/service-client.js';
import { aUser, homeRequest } from '../../../../test/support/story.js';
import { tokenOf } from '../../../../test/support/tokens.js';
import { World } from '../../../../test/support/world.js';
import { DEMO_AGENCY } from '../../../database/seed/demo-data.js';
import { newId } from '../../../shared/ids.js';
import { leafHash, rootByPath } from '../domain/merkle.js';
import { CheckpointTrail } from '../seals/checkpoint-trail.js';
import { SealEntries } from '../seals/seal-entries.js';
import { AccessTrail } from '../trail/access-trail.js';
import type { AuditEntryResponse, EntryProofResponse } from './entries.dto.js';

const OWN_PAGES = 'urn:bindery:sign-in';

interface Page {
  readonly items: readonly AuditEntryResponse[];
  readonly nextCursor: string | null;
}

describe('the trail as staff see it', () => {
  let world: World;
  let admin: Client;
  let agent: Client;
  let quoteId: string;
  let requestId: string;

  beforeAll(async () => {
    world = await World.open({ environment: { AUDIT_REQUESTS: 'true' } });
    [admin, agent] = [await world.as('admin'), await world.as('agent')];
    const quote = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    quoteId = quote.body.id;
    requestId = String(quote.headers['x-request-id']);
    await agent.get(`/api/v1/quotes/${quoteId}`);
    await world.app.get(AccessTrail, { strict: false }).flush();
  });
  afterAll(() => world?.close());

  const entries = async (query: string): Promise<Page> => {
    const answer = await admin.get<Page>(`/api/v1/audit/entries${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const actions = async (query: string): Promise<readonly string[]> =>
    (await entries(query)).items.map(({ action }) => action);

  it('is what happened to a thing, and who read it', async () => {
    expect(await actions(`?resourceType=quote&resourceId=${quoteId}`)).toEqual([
      'http.request',
      'quoting.created',
    ]);
  });

  it('is not looked for by an id whose type nobody names, which would read all of it', async () => {
    const answer = await admin.get(`/api/v1/audit/entries?resourceId=${quoteId}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'audit.resource-type-missing', errors: [{ pointer: '?resourceType' }] },
    });
  });

  it('is all that one request did', async () => {
    expect((await actions(`?requestId=${requestId}`)).toSorted()).toEqual([
      'http.request',
      'quoting.created',
    ]);
  });

  it('is found by who did it, what, when, and how it ended', async () => {
    const [created] = (await entries(`?requestId=${requestId}&action=quoting.created`)).items;
    const { userId, createdAt } = created as AuditEntryResponse;
    const theirs = (await entries(`?userId=${userId}`)).items;
    expect(theirs.length).toBeGreaterThan(1);
    expect(new Set(theirs.map((entry) => entry.userId))).toEqual(new Set([userId]));
    expect(await actions(`?userId=${userId}&to=${createdAt}`)).not.toContain('quoting.created');
    expect(await actions(`?userId=${userId}&from=${createdAt}&outcome=success`)).toContain('quoting.created');
    expect(await actions(`?outcome=denied&userId=${userId}`)).toEqual([]);
    expect(await actions('?minRisk=0.5')).toEqual([]);
  });

  it('is found by who did it with requests and changes in one order of time, page by page', async () => {
    const [created] = (await entries(`?requestId=${requestId}&action=quoting.created`)).items;
    const whole = (await entries(`?userId=${created?.userId}&limit=200`)).items;
    expect(new Set(whole.map(({ action }) => action === 'http.request'))).toEqual(new Set([true, false]));
    const order = (entry: AuditEntryResponse): string => `${entry.createdAt} ${entry.seq.padStart(20, '0')}`;
    expect(whole.map(order)).toEqual(whole.map(order).toSorted().reverse());
    const paged: AuditEntryResponse[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await entries(
        `?userId=${created?.userId}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    const apart = await Promise.all(
      ['http.request', 'quoting.created'].map((action) =>
        entries(`?userId=${created?.userId}&action=${action}`),
      ),
    );
    expect(apart.map(({ items }) => new Set(items.map(({ action }) => action)))).toEqual([
      new Set(['http.request']),
      new Set(['quoting.created']),
    ]);
  });

  it('is found by any two filters together as by the one and then the other', async () => {
    const [created] = (await entries(`?requestId=${requestId}&action=quoting.created`)).items;
    const client = await connect(world.database.url, 'combined');
    await client.query(
      `insert into audit_logs (action, resource_type, resource_id, user_id, client_id, outcome, risk_score)
       select (array['http.request', 'combined.done'])[1 + n % 2], (array['quote', 'combined'])[1 + n / 2 % 2], n::text,
              case when n / 4 % 2 = 0 then $1::uuid end, case when n / 8 % 2 = 0 then 'combined' end,
              (array['success', 'failure', 'denied'])[1 + n % 3], (array[null, 0, 0.3, 0.8])[1 + n / 3 % 4]
         from generate_series(1, 96) as n`,
      [created?.userId],
    );
    await client.end();
    const all = (await entries('?limit=200')).items;
    const [newest, oldest] = [Number(all[0]?.seq), Number(all.at(-1)?.seq)];
    const filters: readonly (readonly [string, (entry: AuditEntryResponse) => boolean])[] = [
      [`userId=${created?.userId}`, ({ userId }) => userId === created?.userId],
      ['clientId=combined', ({ clientId }) => clientId === 'combined'],
      ['action=http.request', ({ action }) => action === 'http.request'],
      ['action=combined.done', ({ action }) => action === 'combined.done'],
      ['outcome=success', ({ outcome }) => outcome === 'success'],
      ['outcome=denied', ({ outcome }) => outcome === 'denied'],
      ['resourceType=quote', ({ resourceType }) => resourceType === 'quote'],
      ['minRisk=0', ({ riskScore }) => riskScore !== null],
      ['minRisk=0.2', ({ riskScore }) => Number(riskScore) >= 0.2],
      ['minRisk=0.6', ({ riskScore }) => Number(riskScore) >= 0.6],
    ];
    for (const [one, isOne] of filters)
      for (const [other, isOther] of filters) {
        if (one.split('=')[0] === other.split('=')[0]) continue;
        const expected = all.filter((entry) => isOne(entry) && isOther(entry));
        const { items } = await entries(`?${one}&${other}&limit=200`);
        // The trail goes on, each question is a row of it; and it began before these.
        const asked = items.filter(({ seq }) => Number(seq) <= newest && Number(seq) >= oldest);
        expect([one, other, asked.map(({ seq }) => seq)]).toEqual([
          one,
          other,
          expected.map(({ seq }) => seq),
        ]);
      }
  });

  it('is looked through a part at a time where two filters have little in common, and each row comes once', async () => {
    const user = (await admin.get<{ id: string }>('/api/v1/auth/me')).body.id;
    const client = await connect(world.database.url, 'sparse');
    // Of a user alone, of a program alone, and two rows of both: behind all the others, and among them.
    await client.query(
      `insert into audit_logs (created_at, action, resource_type, resource_id, user_id, client_id, request_id, risk_score)
       select date_trunc('month', now()) + n * interval '1 millisecond', case when n % 2 = 0 then 'http.request' else 'sparse.done' end, 'sparse', 'one',
              case when n % 3 > 0 or n = 9000 then $1::uuid end, case when n % 3 = 0 then 'sparse' end, 'sparse-' || n, 0.9
         from generate_series(1, 30000) as n
       union all select date_trunc('month', now()), 'sparse.done', 'rare', 'two', $1::uuid, 'sparse', 'sparse-0', 0`,
      [user],
    );
    await client.end();
    const walked = async (
      query: string,
    ): Promise<{ readonly pages: number; readonly found: readonly string[] }> => {
      const found: string[] = [];
      let pages = 0;
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Page = await entries(`?limit=5&${query}${cursor && `&cursor=${cursor}`}`);
        found.push(...page.items.map((entry) => String(entry.requestId)));
        cursor = page.nextCursor;
        pages += 1;
      }
      return { pages, found };
    };
    const both = await walked(`userId=${user}&clientId=sparse`);
    expect(both.found).toEqual(['sparse-9000', 'sparse-0']);
    expect(both.pages).toBeGreaterThan(2);
    expect(both.pages).toBeLessThan(10);
    // What few rows have leads to them at once, whatever many rows have.
    for (const rare of [
      'resourceType=rare&action=sparse.done',
      `requestId=sparse-0&userId=${user}`,
      'resourceType=rare&clientId=sparse',
    ])
      expect(await walked(rare)).toEqual({ pages: 1, found: ['sparse-0'] });
    for (const none of [
      'action=sparse.done&resourceType=quote',
      'action=sparse.undone&clientId=sparse',
      'outcome=denied&action=sparse.done',
    ])
      expect(await walked(none)).toEqual({ pages: 1, found: [] });
    // Of all types of an action in one order of time.
    const done = await walked(`action=sparse.done&requestId=sparse-0`);
    expect(done.found).toEqual(['sparse-0']);
    const mixed = await entries(
      `?action=sparse.done&to=${new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth(), 1, 0, 0, 0, 4)).toISOString()}`,
    );
    expect(mixed.items.map(({ resourceType }) => resourceType)).toEqual(['sparse', 'sparse', 'rare']);
    // Rows that all have a risk, of which none is what is asked for.
    const risky = await walked(`minRisk=0.9&clientId=sparse&userId=${user}&resourceType=sparse`);
    expect(risky.found).toEqual(['sparse-9000']);
    expect(risky.pages).toBeLessThan(4);
  });

  it('is found by its risk, by way of an index that holds only what has one', async () => {
    expect((await agent.get('/api/v1/audit/entries')).status).toBe(403);
    await world.app.get(AccessTrail, { strict: false }).flush();
    const risky = (await entries('?minRisk=0.01&limit=200')).items;
    expect(risky.map(({ action, riskScore }) => [action, riskScore])).toEqual(
      expect.arrayContaining([
        ['http.request', '0.20'],
        ['identity.access-denied', '0.20'],
        ['identity.user-created', '0.40'],
      ]),
    );
    expect(risky.every(({ riskScore }) => Number(riskScore) >= 0.01)).toBe(true);
    const scored = (await entries('?minRisk=0&limit=200')).items.map(({ action }) => action);
    expect(scored).toEqual(expect.arrayContaining(['quoting.created', 'http.request']));
    const client = await connect(world.database.ownerUrl, 'plans');
    try {
      const user = (await client.query<{ id: string }>('select id from users limit 1')).rows[0]?.id;
      await client.query(`
        insert into audit_logs (action, resource_type, user_id, risk_score)
        select 'quoting.created', 'quote', '${user}', case when n % 200 = 0 then 0.9 when n % 20 = 0 then 0.3 else 0 end
          from generate_series(1, 60000) n`);
      await client.query('analyze audit_logs');
      const planFor = async (risk: string): Promise<string> =>
        JSON.stringify(
          (
            await client.query(
              `explain (format json) select id from audit_logs where risk_score >= ${risk} and risk_score > 0
                order by created_at desc, id desc limit 51`,
            )
          ).rows,
        );
      expect(await planFor('0.9')).toMatch(/created_at_id_risk_score_outcome_action_/);
      for (const risk of ['0.3', '0.9']) {
        const plan = await planFor(risk);
        expect(plan).toMatch(
          /"Index Name":"audit_logs_\d{4}_\d\d_created_at_id_risk_score_outcome_action_\w*"/,
        );
        expect(plan).not.toMatch(/"Sort"|Seq Scan on audit_logs_\d/);
      }
      const { rows: failed } = await client.query(
        `explain (format json) select id from audit_logs where outcome = 'failure' and outcome <> 'success'
          order by created_at desc, id desc limit 51`,
      );
      expect(JSON.stringify(failed)).toMatch(
        /"Index Name":"audit_logs_\d{4}_\d\d_outcome_created_at_id_risk/,
      );
    } finally {
      await client.end();
    }
  });

  it('comes page by page, each row once, while more is written', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await entries(
        `?limit=7&resourceType=rating_edition${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await agent.post('/api/v1/quotes', homeRequest());
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    const all = await entries('?limit=3');
    const next = await entries(`?limit=3&cursor=${all.nextCursor}`);
    expect(next.items.map(({ createdAt }) => createdAt <= (all.items.at(-1)?.createdAt ?? ''))).not.toContain(
      false,
    );
  });

  it('proves a row to somebody who has nothing but the proof', async () => {
    const [created] = (await entries(`?requestId=${requestId}&action=quoting.created`)).items;
    const proofOf = `/api/v1/audit/entries/${created?.id}/proof`;
    expect((await admin.get(proofOf)).body).toMatchObject({ code: 'audit.entry-not-sealed' });
    await RequestContext.create(world.app.get(EntityManager), async () => {
      await world.app.get(SealEntries, { strict: false }).run(new AbortController().signal);
      await world.app.get(CheckpointTrail, { strict: false }).run();
    });
    const { body } = await admin.get<EntryProofResponse & Record<string, unknown>>(proofOf);
    const bytes = (hashes: readonly string[]): readonly Buffer[] =>
      hashes.map((hash) => Buffer.from(hash, 'hex'));
    const [, number, , , rowCount, , , root] = body.sealStatement.split('\n');
    const ofSeal = rootByPath(leafHash(body.entry), body.index, Number(rowCount), bytes(body.path));
    expect(ofSeal?.toString('hex')).toBe(root);
    const [, , seals, , treeRoot] = (body.checkpoint?.statement ?? '').split('\n');
    const leaf = leafHash(body.sealStatement);
    const ofTree = rootByPath(leaf, Number(number) - 1, Number(seals), bytes(body.sealPath));
    expect(ofTree?.toString('hex')).toBe(treeRoot);
  });

  it('AUD-13 is for administrators, and reading and exporting it is in it', async () => {
    expect((await agent.get('/api/v1/audit/entries')).status).toBe(403);
    expect((await agent.get('/api/v1/audit/export')).status).toBe(403);
    const file = await admin.raw('/api/v1/audit/export');
    expect(file.status).toBe(200);
    expect(file.body.toString('utf8')).toMatch(/^\{"format":"bindery-audit-export\/1"/);
    await world.app.get(AccessTrail, { strict: false }).flush();
    expect(await actions('?action=audit.trail-exported')).toHaveLength(1);
    const reads = (await entries('?action=http.request&limit=200')).items.map(({ resourceId }) => resourceId);
    expect(reads).toEqual(expect.arrayContaining(['/api/v1/audit/entries', '/api/v1/audit/export']));
  });

  it.each([
    ['?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', 400, 'audit.period-backwards'],
    ['?userId=somebody', 400, 'http.invalid-request'],
    ['?minRisk=2', 400, 'http.invalid-request'],
    ['?cursor=abc', 400, 'http.invalid-cursor'],
    ['/01930000-0000-7000-8000-00000000dead', 404, 'audit.entry-not-found'],
    ['/01930000-0000-7000-8000-00000000dead/proof', 404, 'audit.entry-not-found'],
  ])('refuses %s with %i', async (query, status, code) => {
    expect(await admin.get(`/api/v1/audit/entries${query}`)).toMatchObject({ status, body: { code } });
  });

  describe('of a user who acts through a program', () => {
    const email = 'broker@example.com';
    let broker: Client;
    let portal: Client;

    beforeAll(async () => {
      const password = 'nine slow rivers under glass';
      await aUser(world.app, { email, password, role: 'agent', agencyId: DEMO_AGENCY.id });
      broker = new Client(world.app, await tokenOf(world.app, email));
      portal = await userThrough(world.app, 'portal', email);
    });

    const flushed = async (query: string): Promise<readonly AuditEntryResponse[]> => {
      await world.app.get(AccessTrail, { strict: false }).flush();
      return (await entries(query)).items;
    };
    const userId = async (): Promise<string> => (await broker.get<{ id: string }>('/api/v1/auth/me')).body.id;

    it('names both in the rows of changes and of requests, which are found by either', async () => {
      const quote = await portal.post<{ id: string }>('/api/v1/quotes', homeRequest());
      expect(quote.status).toBe(201);
      const both = { userId: await userId(), clientId: 'portal', sessionId: expect.any(String) };
      const ofProgram = await flushed('?clientId=portal');
      expect(ofProgram.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['quoting.created', 'http.request']),
      );
      for (const row of ofProgram) expect(row).toMatchObject(both);
      expect(await flushed(`?userId=${both.userId}&action=quoting.created`)).toMatchObject([both]);
      expect(await flushed(`?clientId=portal&action=quoting.created`)).toMatchObject([
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
      const again = await broker.post<{ id: string }>('/api/v1/quotes', homeRequest(), key);
      expect(again.body.id).toBe(once.body.id);
    });

    it('names the program where it is refused what the user may do', async () => {
      const reader = await userThrough(world.app, 'reader', email, 'quoting.read');
      expect((await reader.post('/api/v1/quotes', homeRequest())).status).toBe(403);
      const denied = (action: string): Promise<readonly object[]> =>
        flushed(`?clientId=reader&outcome=denied&action=${action}`);
      for (const action of ['identity.access-denied', 'http.request'])
        expect(await denied(action)).toMatchObject([{ action, userId: await userId() }]);
    });

    it("names the server's own pages", async () => {
      const { body } = await broker.post<{ id: string }>('/api/v1/quotes', homeRequest());
      const both = { userId: await userId(), clientId: OWN_PAGES };
      expect(await flushed(`?resourceType=quote&resourceId=${body.id}`)).toMatchObject([both]);
      expect(await flushed(`?clientId=${OWN_PAGES}&action=quoting.created&limit=1`)).toMatchObject([both]);
    });

    it('names a client that acts for itself alone, as ever', async () => {
      const { by } = await registerClient(world.app, 'lone', { role: 'admin', scopes: ['quoting.read'] });
      expect((await by.get('/api/v1/quotes')).status).toBe(200);
      expect(await flushed('?clientId=lone')).toMatchObject([{ userId: null, clientId: 'lone' }]);
    });

    it('ADR-66 is found in the index of clients, in which the own pages are not', async () => {
      const client = await connect(world.database.ownerUrl, 'plans');
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
});
