import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/shared/actor.js';
import type { TestDatabase } from '../support/database.js';
import { RawConnection } from '../support/raw-connection.js';
import { listen } from './platform-app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { startApp } from '../support/app.js';
import { demoToken } from '../support/tokens.js';

const EDITIONS = '/api/v1/rating/editions';
const BOUND = { environment: { BODY_LIMIT_BYTES: '4000' } } as const;

let database: TestDatabase;
let app: NestFastifyApplication;
let port: number;
let connections: RawConnection[] = [];

beforeAll(async () => {
  database = await cloneSeeded();
  app = await startApp(database, BOUND);
  port = await listen(app);
});
afterEach(() => {
  for (const connection of connections) connection.close();
  connections = [];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

function opened(): RawConnection {
  const connection = new RawConnection(port);
  connections.push(connection);
  return connection;
}

/** Sends the head of a request and nothing of its body. */
function headOf(path: string, headers: Readonly<Record<string, string>>, method = 'POST'): RawConnection {
  const connection = opened();
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  connection.write(`${method} ${path} HTTP/1.1\r\nhost: x\r\n${lines.join('')}\r\n`);
  return connection;
}

async function bearer(role: Role): Promise<string> {
  return `Bearer ${await demoToken(app, role)}`;
}

const JSON_BODY = { 'content-type': 'application/json', 'content-length': '3000' };

describe('before anything of a body has come', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['without a token', EDITIONS, {}, 401, 'http.unauthenticated'],
    ['with a forged token', EDITIONS, { authorization: 'Bearer a.b.c' }, 401, 'http.unauthenticated'],
    [
      'without a token and with a length beyond all limits',
      EDITIONS,
      { 'content-length': '99000000' },
      401,
      'http.unauthenticated',
    ],
    ['without a token and compressed', EDITIONS, { 'content-encoding': 'gzip' }, 401, 'http.unauthenticated'],
    ['to an address that does not exist', '/api/v1/nothing', {}, 404, 'http.not-found'],
    ['to an address that takes other methods', '/health/live', {}, 405, 'http.method-not-allowed'],
  ])('a request %s has its answer', async (_, path, headers, status, code) => {
    const answer = await headOf(path, { ...JSON_BODY, ...headers }).until(/"code":"[^"]*".*}/);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*"code":"${code}"`, 's'));
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['whose role may not do it', {}, 403, 'http.forbidden'],
    ['whose role may not do it, as a form', { 'content-type': 'text/plain' }, 403, 'http.forbidden'],
  ])('somebody %s is told so', async (_, headers, status, code) => {
    const answer = await headOf(EDITIONS, {
      ...JSON_BODY,
      authorization: await bearer('agent'),
      ...headers,
    }).until(/"code":"[^"]*".*}/);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*"code":"${code}"`, 's'));
  });

  it.each<[string, Record<string, string>, number, RegExp]>([
    ['of another type', { 'content-type': 'text/plain' }, 415, /This address takes application\/json/],
    ['of a type that is none', { 'content-type': 'json' }, 415, /takes application\/json in UTF-8/],
    ['compressed', { 'content-encoding': 'gzip' }, 415, /accept-encoding: identity/i],
    ['compressed twice', { 'content-encoding': 'identity, br' }, 415, /must not be compressed/],
    ['of a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, /takes application\/json/],
    ['longer than is taken there', { 'content-length': '4001' }, 413, /at most 4000 bytes/],
  ])('a body %s is refused', async (_, headers, status, reason) => {
    const authorization = await bearer('agent');
    const answer = await headOf('/api/v1/customers', { ...JSON_BODY, authorization, ...headers }).until(
      /"code":"[^"]*".*}/,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(reason);
  });

  it('one without a type is refused', async () => {
    const authorization = await bearer('agent');
    const answer = await headOf('/api/v1/customers', { 'content-length': '9', authorization }).until(
      /"code"/,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 415 /);
  });
});

describe('a client that waits to be asked for its body (Expect: 100-continue)', () => {
  const waiting = { ...JSON_BODY, expect: '100-continue' };
  const customer = JSON.stringify({ kind: 'person', data: { firstName: 'Walter', lastName: 'Quinn' } });

  it('is not asked when the request is refused', async () => {
    const authorization = await bearer('agent');
    for (const [path, more] of [
      [EDITIONS, {}],
      ['/api/v1/customers', { authorization, 'content-length': '1000000' }],
      ['/api/v1/customers', { authorization, 'content-encoding': 'gzip' }],
      ['/api/v1/nothing', {}],
    ] as const) {
      expect(await headOf(path, { ...waiting, ...more }).until(/"code"/)).not.toContain('100 Continue');
    }
  });

  it('is asked when it is taken', async () => {
    const connection = headOf('/api/v1/customers', {
      ...waiting,
      'content-length': String(customer.length),
      authorization: await bearer('agent'),
    });
    await connection.until(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
    connection.write(customer);
    await connection.until(/HTTP\/1\.1 201 Created/);
  });

  it('with another expectation is served as if it had none', async () => {
    const connection = headOf('/health/live', { expect: 'a-miracle' }, 'GET');
    await connection.until(/^HTTP\/1\.1 200 /);
  });
});

describe('a large body', () => {
  const send = async (text: string): Promise<string> => {
    const connection = headOf(EDITIONS, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
      authorization: await bearer('underwriter'),
    });
    connection.write(text);
    return connection.until(/"code":"[^"]*".*}|HTTP\/1\.1 2/);
  };
  const rows = (count: number): string =>
    JSON.stringify(Array.from({ length: count }, (_, n) => [`z${n}`, '1']));

  it('of a million keys is refused', async () => {
    const keys = Array.from({ length: 1_000_000 }, (_, n) => `"k${n}":1`).join(',');
    expect(await send(`{${keys}}`)).toMatch(
      / 400 .*"code":"http.too-many-values".*an? object may have 5000 keys/is,
    );
  });

  it.each([
    ['is broken at its end', `{"rows":${rows(30_000)},}`, 'http.malformed-json'],
    ['names a key twice', `{"rows":${rows(30_000)},"rows":1}`, 'http.duplicate-key'],
    ['is a list', rows(30_000), 'http.not-an-object'],
    ['is read and is no manual', `{"rows":${rows(30_000)}}`, 'rating.manual-invalid'],
  ])('that %s is answered like a small one', async (_, text, code) => {
    expect(await send(text)).toContain(`"code":"${code}"`);
  });
});

describe('a body', () => {
  it('in chunks without a length is read up to the limit, and its sender reads the answer', async () => {
    const authorization = await bearer('agent');
    const connection = headOf('/api/v1/customers', {
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
      authorization,
    });
    for (let sent = 0; sent < 40; sent++) connection.write(`3e8\r\n${'x'.repeat(1000)}\r\n`);
    await connection.until(/^HTTP\/1\.1 413 .*"code":"http.body-too-large"/s);
    connection.write('0\r\n\r\nGET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await connection.until(/HTTP\/1\.1 200 OK/);
  });

  it('in chunks within the limit is taken', async () => {
    const connection = headOf('/api/v1/customers', {
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
      authorization: await bearer('agent'),
    });
    const parts = ['{"kind":"person","data":', '{"firstName":"Ann",', '"lastName":"Lee"}}'];
    for (const part of parts) connection.write(`${part.length.toString(16)}\r\n${part}\r\n`);
    connection.write('0\r\n\r\n');
    await connection.until(/^HTTP\/1\.1 201 /);
  });

  it('that is refused unread leaves its connection usable', async () => {
    const connection = headOf(EDITIONS, JSON_BODY);
    await connection.until(/^HTTP\/1\.1 401 /);
    connection.write(`${'x'.repeat(3000)}GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n`);
    await connection.until(/HTTP\/1\.1 200 OK/);
  });

  it.each([
    ['a length that is no number', 'content-length: many'],
    ['a negative length', 'content-length: -1'],
    ['two lengths', 'content-length: 1\r\ncontent-length: 2'],
    ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked'],
    ['another coding than chunks', 'transfer-encoding: gzip'],
  ])('with %s is a 400 problem, and the connection ends', async (_, line) => {
    const connection = opened();
    connection.write(
      `POST /api/v1/customers HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${line}\r\n\r\n{}`,
    );
    const answer = await connection.ended();
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"http.malformed-request"/s);
  });

  it('with more bytes than it says ends the connection with a 400 problem', async () => {
    const connection = opened();
    connection.write(
      'POST /api/v1/customers HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}{"a":1}',
    );
    expect(await connection.ended()).toMatch(/HTTP\/1\.1 400 .*"code":"http.malformed-request"/s);
  });
});
