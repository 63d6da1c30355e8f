import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { RawConnection } from '../support/raw-connection.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { demoToken } from '../support/tokens.js';
import { listen } from './platform-app.js';

const GET = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
const POST_LINE = 'POST /api/v1/customers HTTP/1.1\r\n';
const POST = `${POST_LINE}host: x\r\ncontent-type: application/json\r\ncontent-length: 200\r\n`;
const LATE = /^HTTP\/1\.1 408 .*application\/problem\+json.*"code":"http.request-timeout"/s;

let database: TestDatabase;
let app: NestFastifyApplication;
let port: number;
let connections: RawConnection[] = [];

beforeAll(async () => {
  database = await cloneSeeded();
});
afterEach(() => {
  for (const connection of connections) connection.close();
  connections = [];
});
afterAll(() => database?.drop());

async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  app = await startApp(database, { environment });
  port = await listen(app);
}

function opened(from?: string): RawConnection {
  const connection = new RawConnection(port, from);
  connections.push(connection);
  return connection;
}

/** By somebody who may: a body is read of nobody else. */
async function signed(text: string): Promise<string> {
  return text.replace(POST_LINE, `${POST_LINE}authorization: Bearer ${await demoToken(app, 'agent')}\r\n`);
}

function asking(from?: string): RawConnection {
  const connection = opened(from);
  connection.write(GET);
  return connection;
}

const STOPPING = [
  ['has not begun', ''],
  ['stops within its first line', 'GET /health/li'],
  ['stops within its headers', 'GET /health/live HTTP/1.1\r\nhost: x\r\nx-long'],
  ['stops before its body', `${POST}\r\n`],
  ['stops within its body', `${POST}\r\n{"kind":"p`],
  ['stops within a chunk', `${POST.replace('content-length: 200', 'transfer-encoding: chunked')}\r\nff\r\n{`],
] as const;
const DRIPPING = [
  ['its headers', 'GET /health/live HTTP/1.1\r\nhost: x\r\nx-long: '],
  ['its body', `${POST}\r\n`],
] as const;

describe('a request that does not come to an end', () => {
  /** All at once, by what they do: the server waits for each of them as long as for one. */
  const begun = new Map<string, RawConnection>();
  const begin = async (what: string, text: string): Promise<RawConnection> => {
    const head = await signed(text);
    const connection = new RawConnection(port);
    connection.write(head);
    begun.set(what, connection);
    return connection;
  };
  const theEndOf = async (what: string): Promise<string | undefined> => begun.get(what)?.ended();
  let dripping: NodeJS.Timeout;
  let rested: Promise<void>;

  beforeAll(async () => {
    await start({ REQUEST_TIMEOUT_SECONDS: '1' });
    const resting = await begin('rests', GET);
    await resting.until(/"status":"ok"/);
    rested = delay(2_500);
    for (const [what, text] of STOPPING) await begin(what, text);
    const slow = await Promise.all(DRIPPING.map(([what, text]) => begin(what, text)));
    dripping = setInterval(() => {
      for (const connection of slow) connection.write('x');
    }, 50);
  });
  afterAll(async () => {
    clearInterval(dripping);
    for (const connection of begun.values()) connection.close();
    await app?.close();
  });

  it.each(STOPPING)('and %s is 408, and its connection ends', async (what, _text) => {
    expect(await theEndOf(what)).toMatch(LATE);
  });

  it.each(DRIPPING)('but drips in with %s is 408, and its connection ends', async (what, _text) => {
    expect(await theEndOf(what)).toMatch(LATE);
  });

  it('is not waited for when it was refused before', async () => {
    const connection = opened();
    connection.write(`${POST}\r\n`);
    await connection.until(/^HTTP\/1\.1 401 /);
    const more = setInterval(() => connection.write('x'), 50);
    await connection.ended();
    clearInterval(more);
  });

  it('and a client that takes nothing of its answers loses its connection', async () => {
    const connections = promisify(app.getHttpServer().getConnections.bind(app.getHttpServer()));
    const before = await connections();
    const connection = opened();
    connection.stopReading();
    // More than the buffers on the way hold.
    connection.write(GET.replace('/health/live', '/api/openapi.json').repeat(20));
    while ((await connections()) === before) await delay(20);
    while ((await connections()) > before) await delay(20);
  });

  it('is no connection that rests between two requests', async () => {
    const connection = begun.get('rests') as RawConnection;
    await rested;
    connection.text = '';
    connection.write(GET);
    await connection.until(/^HTTP\/1\.1 200 /);
  });
});

describe('connections', () => {
  beforeAll(() =>
    start({
      MAX_CONNECTIONS: '6',
      MAX_CONNECTIONS_PER_ADDRESS: '2',
      TRUSTED_PROXIES: '127.0.0.9,127.1.0.0/16',
    }),
  );
  afterAll(() => app?.close());

  const served = async (from?: string): Promise<RawConnection> => {
    const connection = asking(from);
    await connection.until(/^HTTP\/1\.1 200 .*"status":"ok"/s);
    return connection;
  };
  const turnedAway = async (from?: string): Promise<void> => {
    const answer = await asking(from).ended();
    expect(answer).toMatch(/^HTTP\/1\.1 503 .*"code":"http.unavailable".*too many connections/s);
    expect(answer).toMatch(/retry-after: \d+/i);
    expect(answer).toMatch(/connection: close/i);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
  };
  /** The server learns in its own time that one of its clients has gone. */
  const servedSoon = async (from?: string): Promise<void> => {
    for (;;) {
      const connection = asking(from);
      await connection.until(/^HTTP\/1\.1 \d/);
      if (connection.text.startsWith('HTTP/1.1 200 ')) return;
      await connection.ended();
    }
  };

  it('of one client beyond its number are told to come later, those of others served', async () => {
    const [first] = await Promise.all([served(), served()]);
    await turnedAway();
    await served('127.0.0.2');
    first.close();
    await servedSoon();
  });

  it('of a trusted proxy are counted in total only', async () => {
    await Promise.all(
      ['127.0.0.9', '127.0.0.9', '127.0.0.9', '127.1.2.3', '127.1.2.3', '127.1.2.3'].map(served),
    );
    await turnedAway('127.0.0.9');
    await turnedAway('127.0.0.3');
  });

  it('that were turned away and say nothing are closed, like those beyond all bounds', async () => {
    const silent = Array.from({ length: 150 }, () => opened('127.0.0.9'));
    await Promise.all(silent.slice(6).map((connection) => connection.ended()));
  });
});
