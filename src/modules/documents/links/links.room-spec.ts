import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Answer, Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import { registerClient } from '../../../../test/support/service-client.js';
import { homeRequest } from '../../../../test/support/story.js';
import type { Problem } from '../../../../test/support/world.js';
import { World } from '../../../../test/support/world.js';
import { DEMO_AGENCY } from '../../../database/seed/demo-data.js';
import type { DocumentSummaryResponse } from '../documents.dto.js';
import type { SharedDocumentResponse } from './links.dto.js';

type Link = SharedDocumentResponse & Problem;

const OTHER_AGENCY = '01930000-0000-7000-8000-00000000a777';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a link to a document', () => {
  let world: World;
  let logged = '';
  let agent: Client;
  let papers: readonly DocumentSummaryResponse[];
  /** Everything that ever opened something here. */
  const tokens: string[] = [];

  beforeAll(async () => {
    const logDestination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    world = await World.open({ logDestination, environment: { LOG_LEVEL: 'trace' } });
    agent = await world.as('agent');
    const { body: quote } = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    await agent.post(`/api/v1/quotes/${quote.id}/proposal`, {});
    await agent.post(`/api/v1/quotes/${quote.id}/bind`, {}, ifMatch(1));
    papers = (await agent.get<{ items: DocumentSummaryResponse[] }>('/api/v1/documents')).body.items;
    expect(papers.length).toBeGreaterThan(1);
  });

  afterAll(() => world?.close());

  const paper = (at = 0): DocumentSummaryResponse => papers[at] as DocumentSummaryResponse;

  async function share(by = agent, id = paper().id, body: object = {}, headers = {}): Promise<Answer<Link>> {
    const answer = await by.post<Link>(`/api/v1/documents/${id}/links`, body, headers);
    if (answer.body.url) tokens.push(new URL(answer.body.url).searchParams.get('token') ?? '');
    return answer;
  }

  /** As somebody opens it who has no account; each test from a network of its own. */
  let network = 0;
  const open = (
    url: string | null,
    method: 'GET' | 'HEAD' = 'GET',
    remoteAddress = `192.0.2.${++network}`,
  ) => {
    const { pathname, search } = new URL(url ?? '');
    return world.app.inject({ method, url: `${pathname}${search}`, remoteAddress });
  };
  const address = (token: string): string => `http://localhost/shared/document?token=${token}`;
  const trail = (action: string, id = paper().id) =>
    world.rows<{
      changes: Record<string, unknown>;
      path: string | null;
      user: string | null;
      client: string | null;
    }>(sql`
      select changes, request_path as path, user_id as user, client_id as client
        from audit_logs where action = ${action} and resource_id = ${id} order by created_at`);

  it('is made by a service and read by a person without an account: the very bytes that were issued', async () => {
    const scopes = ['documents.read', 'documents.share'] as const;
    const portal = await registerClient(world.app, 'portal', {
      role: 'agent',
      agencyId: DEMO_AGENCY.id,
      scopes,
    });
    const { status, headers, body } = await share(portal.by);
    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({
      documentId: paper().id,
      format: 'pdf',
      status: 'open',
      createdBy: portal.id,
    });
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(15 * MINUTE);

    const opened = await open(body.url);
    expect(opened.statusCode).toBe(200);
    expect(opened.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    });
    expect(opened.headers['content-disposition']).toMatch(/^inline; filename="[\w-]+\.pdf"$/);
    const issued = await agent.raw(`/api/v1/documents/${paper().id}/pdf`);
    expect(opened.rawPayload.equals(issued.body)).toBe(true);
    expect(await trail('documents.shared')).toMatchObject([
      { client: 'portal', changes: { linkId: body.id, format: 'pdf', minutes: 15 } },
    ]);
    expect(await trail('documents.link-opened')).toMatchObject([
      { user: null, client: null, changes: { linkId: body.id, format: 'pdf' } },
    ]);
  });

  it('opens a page as well, and that one document only', async () => {
    const [one, two] = [await share(agent, paper(0).id, { format: 'html' }), await share(agent, paper(1).id)];
    const page = await open(one.body.url);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.payload).toBe((await agent.raw(`/api/v1/documents/${paper(0).id}/html`)).body.toString());
    const other = await open(two.body.url);
    expect(other.rawPayload.equals((await agent.raw(`/api/v1/documents/${paper(1).id}/pdf`)).body)).toBe(
      true,
    );
    // Nothing that is added to the address chooses another document.
    expect((await open(`${two.body.url}&id=${paper(0).id}`)).statusCode).not.toBe(500);
  });

  it('answers HEAD as GET, without the document', async () => {
    const { body } = await share();
    const head = await open(body.url, 'HEAD');
    expect([head.statusCode, head.headers['content-type'], head.rawPayload.length]).toEqual([
      200,
      'application/pdf',
      0,
    ]);
    expect((await open(address('a'.repeat(43)), 'HEAD')).statusCode).toBe(404);
  });

  it('opens nothing after its time, and tells nobody what it was', async () => {
    const { body } = await share(agent, paper().id, { minutes: 1 });
    world.inDays(MINUTE / DAY);
    const over = await open(body.url);
    expect(over.statusCode).toBe(410);
    expect((await agent.get<Link>(`/api/v1/document-links/${body.id}`)).body.status).toBe('expired');
    world.inDays(0);
    const token = tokens.at(-1) ?? '';
    const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const wrong of [
      changed,
      token.slice(1),
      `${token}A`,
      '',
      'a'.repeat(5000),
      "'or 1=1",
      '%00',
      token.toUpperCase(),
    ]) {
      const answer = await open(address(wrong));
      expect([wrong.slice(0, 50), answer.statusCode]).toEqual([wrong.slice(0, 50), 404]);
      expect(answer.payload).toBe(over.payload);
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    }
    expect((await open(`${address(token)}&token=${token}`)).statusCode).toBe(404);
    expect((await world.app.inject('/shared/document')).statusCode).toBe(404);
    for (const secret of [paper().id, paper().title, 'Quinn']) expect(over.payload).not.toContain(secret);
  });

  it('is opened by many at once, each of them on record', async () => {
    const { body } = await share(agent, paper(1).id);
    const before = (await trail('documents.link-opened', paper(1).id)).length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(body.url)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await trail('documents.link-opened', paper(1).id)).toHaveLength(before + 8);
  });

  it('is ended by whoever may share, once, and is then over for everybody', async () => {
    const { body } = await share();
    const revoke = (version: string | null, by = agent) =>
      by.post<Link>(
        `/api/v1/document-links/${body.id}/revoke`,
        {},
        version === null ? {} : { 'if-match': version },
      );
    expect((await revoke(null)).status).toBe(428);
    expect((await revoke('"7"')).status).toBe(412);
    const both = await Promise.all([revoke('"1"'), revoke('"1"')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await revoke('*')).body.code).toBe('documents.link-over');
    expect((await open(body.url)).statusCode).toBe(410);
    expect((await agent.get<Link>(`/api/v1/document-links/${body.id}`)).body).toMatchObject({
      status: 'revoked',
    });
    expect((await trail('documents.link-revoked')).map(({ changes }) => changes)).toEqual([
      { linkId: body.id },
    ]);
    const list = await agent.get<{ items: Link[] }>(`/api/v1/documents/${paper().id}/links`);
    expect(list.body.items.find(({ id }) => id === body.id)?.status).toBe('revoked');
  });

  it('is shut to other agencies, and to those who may not read or may not share', async () => {
    await world.rows(
      sql`insert into agencies (id, code, name) values (${OTHER_AGENCY}, 'OTHER', 'Other Agency')`,
    );
    const client = (name: string, agencyId: string, ...scopes: ('documents.read' | 'documents.share')[]) =>
      registerClient(world.app, name, { role: 'agent', agencyId, scopes });
    const stranger = (await client('stranger', OTHER_AGENCY, 'documents.read', 'documents.share')).by;
    const { body } = await share();
    const answers = [
      await share(stranger),
      await stranger.get<Link>(`/api/v1/documents/${paper().id}/links`),
      await stranger.get<Link>(`/api/v1/document-links/${body.id}`),
      await stranger.post<Link>(`/api/v1/document-links/${body.id}/revoke`, {}, { 'if-match': '*' }),
    ];
    expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual([
      [404, 'documents.document-not-found'],
      [404, 'documents.document-not-found'],
      [404, 'documents.link-not-found'],
      [404, 'documents.link-not-found'],
    ]);
    const blind = await share((await client('blind', DEMO_AGENCY.id, 'documents.share')).by);
    expect([blind.status, blind.body.code]).toEqual([403, 'documents.link-needs-reader']);
    expect((await share((await client('reader', DEMO_AGENCY.id, 'documents.read')).by)).status).toBe(403);
    expect((await open(body.url)).statusCode).toBe(200);
  });

  it.each([
    { minutes: 0 },
    { minutes: 61 },
    { minutes: 1.5 },
    { minutes: '5' },
    { format: 'docx' },
    { for: 'ever' },
  ])('is not made with %j', async (body) => expect((await share(agent, paper().id, body)).status).toBe(400));

  it('is shown once: a repeat of the request gives the same link without what opens it', async () => {
    const key = { 'idempotency-key': 'one-link' };
    const [first, again] = [await share(agent, paper().id, {}, key), await share(agent, paper().id, {}, key)];
    expect(first.body.url).toMatch(/\/shared\/document\?token=[\w-]{43}$/);
    expect(again.body).toEqual({ ...first.body, url: null });
  });

  it('leaves what opens it in no log and in no table', async () => {
    expect(tokens.length).toBeGreaterThan(5);
    expect(logged).toContain('/shared/document');
    const tables = await world.rows<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = current_schema() and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select')`);
    expect(tables.length).toBeGreaterThan(50);
    const told = tokens.map((token) => `%${token}%`);
    for (const token of tokens) expect(logged).not.toContain(token);
    for (const { name } of tables) {
      const found = await world.rows(
        sql`select 1 from ${sql.table(name)} t where t::text like any(${told}::text[]) limit 1`,
      );
      expect([name, found]).toEqual([name, []]);
    }
  });

  it('cannot be guessed at: a network has so many tries', async () => {
    const tries = await Promise.all(
      Array.from({ length: 61 }, () => open(address('b'.repeat(43)), 'GET', '198.51.100.7')),
    );
    const refused = tries.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBe(1);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused[0]?.headers['content-type']).toBe('text/html; charset=utf-8');
  });
});
