import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Drain } from '../../src/platform/health/drain.js';
import { drain } from '../../src/platform/start/drain.js';
import { startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { RawConnection } from '../support/raw-connection.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { demoToken } from '../support/tokens.js';
import { listen } from './platform-app.js';

const LIVE = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
const READY = LIVE.replace('live', 'ready');

let database: TestDatabase;
let app: NestFastifyApplication;
let port: number;
let stopping: Promise<void>;
/** The head of a request whose body has two bytes. */
let head: string;
const opened: RawConnection[] = [];

beforeAll(async () => {
  database = await cloneSeeded();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  app = await startApp(database);
  port = await listen(app);
  head = `POST /api/v1/customers HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await demoToken(app, 'agent')}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n`;
});
afterEach(async () => {
  for (const connection of opened.splice(0)) connection.close();
  await stopping;
});

function send(text: string): RawConnection {
  const connection = new RawConnection(port);
  opened.push(connection);
  connection.write(text);
  return connection;
}

/** With a pause that only the hurry ends, so that a test needs no luck to be within it. */
function begin(shutdownSeconds = 30): AbortController {
  const hurry = new AbortController();
  stopping = drain(app, { shutdownPauseSeconds: 300, shutdownSeconds }, hurry.signal);
  return hurry;
}

describe('an instance that was told to stop', () => {
  it('is not ready, and serves on until balancers have noticed', async () => {
    const hurry = begin();
    const ready = await send(READY).ended();
    expect(ready).toMatch(/^HTTP\/1\.1 503 .*retry-after: \d+.*"code":"http.unavailable"/is);
    expect(await send(LIVE).ended()).toMatch(/^HTTP\/1\.1 200 .*connection: close/is);
    expect(await send(`${head}{}`).ended()).toMatch(
      /^HTTP\/1\.1 400 .*connection: close.*"code":"http.invalid-request"/is,
    );
    expect(await send(LIVE.replace('/health/live', '/%zz')).until(/"code"/)).toMatch(/^HTTP\/1\.1 400 /);
    hurry.abort();
  });

  it('ends each connection with the answer to what was under way before', async () => {
    const idle = send(LIVE);
    await idle.until(/"status":"ok"/);
    const underWay = send(`${head}{`);
    const hurry = begin();
    idle.text = '';
    idle.write(LIVE);
    expect(await idle.ended()).toMatch(/^HTTP\/1\.1 200 .*connection: close/is);
    underWay.write('}');
    expect(await underWay.ended()).toMatch(/^HTTP\/1\.1 400 .*connection: close/is);
    hurry.abort();
  });
});

describe('after the pause', () => {
  const quiet = new AbortController().signal;

  it('no connection is taken, one that rests is closed, and a request under way has its answer', async () => {
    const resting = send(LIVE);
    await resting.until(/"status":"ok"/);
    const underWay = send(`${head}{`);
    await send(LIVE).until(/"status":"ok"/);
    stopping = drain(app, { shutdownPauseSeconds: 0, shutdownSeconds: 30 }, quiet);
    await resting.ended();
    expect(await send(LIVE).ended()).toBe('');
    underWay.write('}');
    expect(await underWay.ended()).toMatch(
      /^HTTP\/1\.1 400 .*connection: close.*"code":"http.invalid-request"/is,
    );
  });

  it.each([
    ['refused for its length', 'content-length: 99000000', '413', ''],
    ['refused for its length, which sends on', 'content-length: 99000000', '413', '{"kind":'],
    ['refused without a token', 'authorization: none\r\ncontent-length: 9', '401', '{'],
  ])('nobody waits for the body of a request that was %s', async (_case, headers, status, sent) => {
    const bodiless = head.replace('content-length: 2', headers);
    const request = headers.startsWith('authorization')
      ? bodiless.replace(/authorization: Bearer [^\r]*\r\n/, '')
      : bodiless;
    const refused = send(request + sent);
    expect(await refused.until(/"code":/)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(refused.closed).toBe(false);
    // Longer than a test may take, so that it ends only if nobody waits.
    stopping = drain(app, { shutdownPauseSeconds: 0, shutdownSeconds: 3_600 }, quiet);
    await refused.ended();
    await stopping;
  });

  it('nothing is kept of refused requests that come to their end, however many one connection brings', async () => {
    const refused = head.replace(/authorization: Bearer [^\r]*\r\n/, '');
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const connection = send('');
    for (let n = 0; n < 15; n += 1) {
      connection.text = '';
      connection.write(refused);
      await connection.until(/"code":/);
      connection.write('{}');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.off('warning', note);
    expect([app.get(Drain)['answered'].size, warnings]).toEqual([0, []]);
  });

  it('a request that follows upon a refused one on its connection has its answer', async () => {
    const again = send(head.replace(/authorization: Bearer [^\r]*\r\n/, ''));
    await again.until(/^HTTP\/1\.1 401 .*"code":/s);
    again.text = '';
    again.write(`{}${head}{`);
    await send(LIVE).until(/"status":"ok"/);
    await new Promise((resolve) => setTimeout(resolve, 600));
    stopping = drain(app, { shutdownPauseSeconds: 0, shutdownSeconds: 30 }, quiet);
    await new Promise((resolve) => setTimeout(resolve, 300));
    again.write('}');
    expect(await again.ended()).toMatch(/^HTTP\/1\.1 400 .*"code":"http.invalid-request"/is);
  });

  it('a request that does not come to an end is cut', async () => {
    const endless = send(`${head}{`);
    await send(LIVE).until(/"status":"ok"/);
    stopping = drain(app, { shutdownPauseSeconds: 0, shutdownSeconds: 1 }, quiet);
    expect(await endless.ended()).toBe('');
    await stopping;
  });
});
