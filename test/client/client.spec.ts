import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bindery, ProblemCode } from '@bindery/client';
import { BinderyProblem, createBindery, etagOf, isProblem } from '@bindery/client';
import { DEMO_CUSTOMER_ID } from '../../src/database/seed/demo-data.js';
import type { Role } from '../../src/shared/actor.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { tokenEndpoint } from '../support/token-endpoint.js';
import { homeRequest } from '../support/story.js';
import { demoToken } from '../support/tokens.js';

type CreateQuote = Parameters<Bindery['createQuote']>[0]['body'];
const home = homeRequest() as unknown as CreateQuote;

describe('the client, on a server with demo data', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let baseUrl: string;
  let agent: Bindery;
  let admin: Bindery;

  const tokenOf = (role: Role): Promise<string> => demoToken(app, role);
  const sent: Request[] = [];

  type Obstacle = (request: Request, signal: AbortSignal | null | undefined) => Promise<Response> | Response;

  /** The client of an agent whose first connections are lost, or answered by something else, as the test says. */
  async function meeting(...obstacles: readonly Obstacle[]) {
    const left = [...obstacles];
    sent.length = 0;
    return createBindery({
      baseUrl,
      token: await tokenOf('agent'),
      fetch: (url, init) => {
        const request = new Request(url, init);
        sent.push(request.clone());
        const { signal } = init ?? {};
        return Promise.resolve(left.shift()?.(request, signal) ?? fetch(url, init));
      },
    });
  }

  const lost = (): never => {
    throw new TypeError('fetch failed');
  };
  const lostOnTheWayBack = async (request: Request): Promise<Response> => {
    await fetch(request);
    return lost();
  };
  const busy = (): Response =>
    Response.json(
      { code: 'http.unavailable', status: 503, title: 'The service cannot answer right now.' },
      { status: 503, headers: { 'retry-after': '0', 'content-type': 'application/problem+json' } },
    );

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database);
    await app.listen(0, '127.0.0.1');
    baseUrl = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    agent = createBindery({ baseUrl, token: await tokenOf('agent') });
    admin = createBindery({ baseUrl, token: await tokenOf('admin') });
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('says why it may not', async () => {
    const unknown = await createBindery({ baseUrl })
      .readCurrentUser()
      .catch((e: unknown) => e);
    expect(isProblem(unknown) && [unknown.status, unknown.code]).toEqual([401, 'http.unauthenticated']);
  });

  it('quotes and binds, and throws a problem whose code is one of that operation', async () => {
    const quote = await agent.createQuote({ body: home });
    expect(quote.totalPremium).toBe('501.00');
    const bind = { id: quote.id, body: {} };
    const policy = await agent.bindQuote(bind, { ifMatch: quote });
    expect(policy.insuredName).toBeDefined();

    const thrown = await agent.bindQuote(bind, { ifMatch: quote }).catch((error: unknown) => error);
    if (!isProblem(thrown, 'bindQuote')) throw new Error('bindQuote was not refused');
    const code: ProblemCode<'bindQuote'> = thrown.code;
    expect(code).toBe('quoting.already-bound');
    // @ts-expect-error A refund can have been paid already; a quote cannot.
    expect(thrown.code === 'billing.refund-not-approved').toBe(false);
    expect(isProblem(thrown, 'createQuote')).toBe(false);
    expect(thrown).toBeInstanceOf(BinderyProblem);
    expect(thrown.members).toMatchObject({ policyId: policy.id });
    expect(thrown.message).toContain('quoting.already-bound');
  });

  it('points to the fields that are wrong', async () => {
    const thrown = await agent
      .createQuote({ body: { ...home, zipCode: '4', state: 'XX' as 'OH' } })
      .catch((error: unknown) => error);
    const errors = isProblem(thrown, 'createQuote') ? thrown.errors : [];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/state', '/zipCode']);
  });

  it('repeats what creates under one key: an answer that was lost makes no second quote', async () => {
    const { id: customerId } = await agent.createCustomer({
      body: { kind: 'person', data: { firstName: 'Iris', lastName: 'Once' } },
    });
    const unlucky = await meeting(lostOnTheWayBack, lost);
    const quote = await unlucky.createQuote({ body: { ...home, customerId } });
    const keys = sent.map((request) => request.headers.get('idempotency-key'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    const { items } = await agent.searchQuotes({ customerId });
    expect(items.map(({ id }) => id)).toEqual([quote.id]);
  });

  it('takes a key of the caller, under which another call gives the first answer again', async () => {
    const options = { idempotencyKey: 'quote-of-walter' };
    const first = await agent.createQuote({ body: home }, options);
    expect((await agent.createQuote({ body: home }, options)).id).toBe(first.id);
  });

  it('waits as the server asks and tries again, but never repeats what could happen twice', async () => {
    const waiting = await meeting(busy, busy);
    expect((await waiting.readCustomer({ id: DEMO_CUSTOMER_ID })).id).toBe(DEMO_CUSTOMER_ID);
    expect(sent).toHaveLength(3);

    const risk = { risk: {} } as Parameters<Bindery['rateWhatIf']>[0]['body'];
    const careful = await meeting(busy);
    const thrown = await careful.rateWhatIf({ body: risk }).catch((error: unknown) => error);
    expect(isProblem(thrown) && [thrown.code, thrown.retryAfter]).toEqual(['http.unavailable', 0]);
    expect(sent).toHaveLength(1);
  });

  it('gives up when the server asks for more patience than the caller has', async () => {
    const later = (): Response => new Response('', { status: 503, headers: { 'retry-after': '3600' } });
    const thrown = await (
      await meeting(later)
    )
      .readCustomer({ id: DEMO_CUSTOMER_ID })
      .catch((e: unknown) => e);
    expect(String(thrown)).toContain('HTTP 503');
    expect(sent).toHaveLength(1);
  });

  it('iterates over all pages, and fetches no page that nobody wants', async () => {
    for (const lastName of ['Pagewright', 'Pagewright', 'Pagewright'])
      await agent.createCustomer({ body: { kind: 'person', data: { firstName: 'Ada', lastName } } });
    const counting = await meeting();
    const search = { name: 'Pagewright', limit: 2 };
    const names: unknown[] = [];
    for await (const { displayName } of counting.searchCustomers(search)) names.push(displayName);
    expect(names).toEqual(['Ada Pagewright', 'Ada Pagewright', 'Ada Pagewright']);
    expect(sent).toHaveLength(2);
    const page = await counting.searchCustomers(search);
    expect([page.items.length, typeof page.nextCursor, sent.length]).toEqual([2, 'string', 3]);
  });

  it('keeps the version with what was read, and changes nothing that somebody else has changed', async () => {
    const { id } = await agent.createCustomer({
      body: { kind: 'person', data: { firstName: 'Vera', lastName: 'Etag' } },
    });
    const read = await agent.readCustomer({ id });
    expect(etagOf(read)).toBe('"1"');
    const body = { data: { firstName: 'Vera', lastName: 'Changed' } };
    const changed = await agent.updateCustomer({ id, body }, { ifMatch: read });
    expect(etagOf(changed)).toBe('"2"');
    const thrown = await agent
      .updateCustomer({ id, body }, { ifMatch: read })
      .catch((error: unknown) => error);
    expect(isProblem(thrown, 'updateCustomer') && thrown.code).toBe('http.stale-version');
    await expect(agent.updateCustomer({ id, body }, { ifMatch: { ...read } })).rejects.toThrow(TypeError);
    // @ts-expect-error What is changed has to be named in the version that was read.
    await expect(agent.updateCustomer({ id, body })).rejects.toThrow('http.precondition-required');
  });

  it('streams documents', async () => {
    const quote = await agent.createQuote({ body: home });
    const issued = await agent.issueProposal({ id: quote.id, body: {} });
    const pdf = await agent.readDocumentPdf({ id: issued.id });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const reader = pdf.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
    await reader?.cancel();
    const csv = await admin
      .exportFactorTable({
        id: (await admin.searchEditions({ limit: 1 })).items[0]?.id ?? '',
        coverage: 'none',
        table: 'none',
      })
      .catch((error: unknown) => error);
    expect(isProblem(csv, 'exportFactorTable') && csv.status).toBe(404);
  });

  it('ends when the caller says so, and when time is up', async () => {
    const never: Obstacle = (_, signal) =>
      new Promise((_resolve, reject) => {
        const stop = (): void => reject(signal?.reason as Error);
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop);
      });
    const waiting = await meeting(never, never, never, never);
    const slow = waiting.readCustomer({ id: DEMO_CUSTOMER_ID }, { timeoutMs: 20 });
    await expect(slow).rejects.toThrow('No answer within 20 ms');
    expect(sent).toHaveLength(3);
    const controller = new AbortController();
    const pending = waiting.readCustomer({ id: DEMO_CUSTOMER_ID }, { signal: controller.signal });
    while (sent.length < 4) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('The user left'));
    await expect(pending).rejects.toThrow('The user left');
    const late = waiting.readCustomer({ id: DEMO_CUSTOMER_ID }, { signal: controller.signal });
    await expect(late).rejects.toThrow('The user left');
    expect(sent).toHaveLength(4);
  });

  it('goes from nothing to a bound policy as the README says, as a service with credentials of its own', async () => {
    const endpoint = await tokenEndpoint(async () => ({
      access_token: await tokenOf('agent'),
      token_type: 'Bearer',
      expires_in: 900,
    }));
    Object.assign(process.env, {
      BINDERY_URL: baseUrl,
      TOKEN_URL: endpoint.url,
      CLIENT_ID: 'portal',
      CLIENT_SECRET: 'p&ss:word',
    });
    const { policy } = await import('../../client/examples/bind-a-policy.js');
    expect(policy.policyNumber).toMatch(/^POL-/);
    expect(endpoint.asked).toEqual([
      {
        authorization: `Basic ${Buffer.from('portal:p%26ss%3Aword').toString('base64')}`,
        form: { grant_type: 'client_credentials' },
      },
    ]);
    endpoint.close();
  });

  it('refuses a call whose address lacks something', async () => {
    await expect(agent.readQuote({ id: '' })).rejects.toThrow('id is missing');
  });
});
