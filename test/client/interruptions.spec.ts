import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BinderyOptions } from '@bindery/client';
import { createBindery, isProblem } from '@bindery/client';

type Answering = (response: ServerResponse, token: string | undefined) => void;

const ID = '01930000-0000-7000-8000-000000000001';

const json = (body: object, status = 200, headers: Record<string, string> = {}): Answering => {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return (response) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
};
const problem = (code: string, status: number, headers: Record<string, string> = {}): Answering =>
  json({ code, status, title: code }, status, headers);
const begun =
  (type: string, text: string): Answering =>
  (response) => {
    response.writeHead(200, { 'content-type': type }).write(text);
  };

/** What no server of ours does when it is well: a server that answers by halves, late, or to tokens that have ended. */
describe('the client, when something comes between', () => {
  const left: Answering[] = [];
  const tokens: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    (left.shift() ?? json({ id: ID }))(response, request.headers.authorization);
  });
  let baseUrl: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    left.length = 0;
    tokens.length = 0;
    server.closeAllConnections();
  });
  afterAll(() => {
    server.close();
  });

  const meeting = (answers: readonly Answering[], options: Partial<BinderyOptions> = {}) => {
    left.push(...answers);
    return createBindery({ baseUrl, token: 'token', ...options });
  };

  it('obeys Retry-After as seconds and as a date, and waits no longer than it was told to', async () => {
    const date = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();
    const after = (told: string, longestPauseMs: number): Promise<unknown> =>
      meeting([problem('http.unavailable', 503, { 'retry-after': told })], { retries: { longestPauseMs } })
        .readCustomer({ id: ID })
        .catch((error: unknown) => (isProblem(error) ? error.code : error));
    for (const soon of ['0', '1', date(-60), date(1), 'soon'])
      expect([soon, await after(soon, 2_000)]).toEqual([soon, { id: ID }]);
    for (const late of ['3', '3600', date(5), date(3_600)]) {
      expect([late, await after(late, 2_000)]).toEqual([late, 'http.unavailable']);
    }
  });

  it('repeats a change after 429 as well: nothing has begun', async () => {
    const busy = problem('http.too-many-requests', 429, { 'retry-after': '0' });
    const bindery = meeting([busy]);
    await expect(bindery.bindQuote({ id: ID, body: {} }, { ifMatch: '"1"' })).resolves.toEqual({ id: ID });
    expect(tokens).toHaveLength(2);
  });

  it('asks for another token when one ends in the middle of pages, and goes on where it was', async () => {
    const page = (name: string, nextCursor: string | null): Answering =>
      json({ items: [{ displayName: name }], nextCursor });
    const ended = problem('http.unauthenticated', 401);
    let count = 0;
    const bindery = meeting([page('one', 'a'), ended, page('two', 'b'), page('three', null)], {
      token: (refused) =>
        Promise.resolve(refused === undefined && count > 0 ? `token-${count}` : `token-${(count += 1)}`),
    });
    const names: unknown[] = [];
    for await (const { displayName } of bindery.searchCustomers()) names.push(displayName);
    expect(names).toEqual(['one', 'two', 'three']);
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
  });

  it('asks once for another token: one that is refused as well is told', async () => {
    let count = 0;
    const ended = problem('http.unauthenticated', 401);
    const bindery = meeting([ended, ended], { token: () => Promise.resolve(`token-${(count += 1)}`) });
    await expect(bindery.readCustomer({ id: ID })).rejects.toMatchObject({ code: 'http.unauthenticated' });
    expect(count).toBe(2);
  });

  it('waits for the rest of an answer no longer than for its beginning', async () => {
    const half = begun('application/json', '{"id": "0193');
    const bindery = meeting([half, half, half], { timeoutMs: 50 });
    await expect(bindery.readCustomer({ id: ID })).rejects.toMatchObject({ name: 'TimeoutError' });
    const retried = meeting([half], { timeoutMs: 200 });
    await expect(retried.readCustomer({ id: ID })).resolves.toEqual({ id: ID });
  });

  it('repeats a read whose answer broke off', async () => {
    const broken: Answering = (response) => {
      begun('application/json', '{"id": "0193')(response, undefined);
      setTimeout(() => response.destroy(), 20);
    };
    await expect(meeting([broken]).readCustomer({ id: ID })).resolves.toEqual({ id: ID });
  });

  it('ends the stream of a document when the caller says so', async () => {
    const leaving = new AbortController();
    const pdf = await meeting([begun('application/pdf', '%PDF-1.7')]).readDocumentPdf(
      { id: ID },
      { signal: leaving.signal },
    );
    const reader = pdf.body?.getReader();
    await reader?.read();
    const rest = reader?.read();
    leaving.abort(new Error('The user left'));
    await expect(rest).rejects.toThrow('The user left');
  });

  it('lets the stream of a document take longer than its beginning may', async () => {
    const slow: Answering = (response) => {
      begun('application/pdf', '%PDF')(response, undefined);
      setTimeout(() => response.end('-1.7'), 300);
    };
    const pdf = await meeting([slow], { timeoutMs: 150 }).readDocumentPdf({ id: ID });
    expect(await pdf.text()).toBe('%PDF-1.7');
  });

  it('is not confused by what is no answer of Bindery', async () => {
    const gateway: Answering = (response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    await expect(meeting([gateway]).readCustomer({ id: ID })).rejects.toThrow('HTTP 404');
    await expect(meeting([problem('a.code-of-later', 409)]).readCustomer({ id: ID })).rejects.toMatchObject({
      name: 'BinderyProblem',
      code: 'a.code-of-later',
    });
  });
});
