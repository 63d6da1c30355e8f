import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Balancer } from '../support/balancer.js';
import type { TestDatabase } from '../support/database.js';
import { encryptionKey } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { signIn } from '../../scripts/sign-in.mjs';
import { homeRequest } from '../support/story.js';
import { makeStateFolder, removeStateFolder, StartedApp } from './started-app.js';

const AGENT = { email: 'agent@demo.bindery.example', password: 'maple-harbor-quote-7' };
/** Each of the two, and then what has taken its place. */
const RESTARTS = 4;
/** Bodies that are on their way at any moment, so that each signal meets all of them: they cost little more than their wait. */
const SLOW = 6;
/** Apart, so that the instances that start have something left of two cores. */
const REST_MS = 100;

describe('two instances behind a balancer', () => {
  const balancer = new Balancer();
  let running: StartedApp[] = [];
  let database: TestDatabase;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    database = await cloneSeeded();
    folder = await makeStateFolder();
    address = await balancer.listen();
  });

  afterAll(async () => {
    balancer.close();
    await Promise.all(running.map((app) => app.kill()));
    await removeStateFolder(folder);
    await database?.drop();
  });

  async function start(): Promise<StartedApp> {
    const port = await freePort();
    const app = new StartedApp(folder, {
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.ownerUrl,
      ENCRYPTION_KEY: encryptionKey(),
      PORT: String(port),
      // One for all: tokens that one instance signs are good at the next.
      PUBLIC_URL: address,
      DATABASE_POOL_SIZE: '5',
      JOBS_ENABLED: 'false',
      MIGRATE_ON_START: 'false',
      SHUTDOWN_PAUSE_SECONDS: '3',
      SHUTDOWN_SECONDS: '60',
    });
    await app.address();
    const own = `http://127.0.0.1:${port}`;
    running.push(app);
    balancer.add(own);
    await app.until(() => balancer.isReady(own) || null);
    return app;
  }

  it('lose no request while each is restarted again and again', async () => {
    await start();
    await start();
    const lost: string[] = [];
    let answered = 0;
    let isOver = false;
    const headers: Record<string, string> = { 'content-type': 'application/json' };

    const send = async (method: string, path: string, body?: string | ReadableStream): Promise<unknown> => {
      try {
        const answer = await fetch(`${address}${path}`, {
          method,
          headers,
          ...(body !== undefined && { body, duplex: 'half' }),
        });
        const text = await answer.text();
        if (!answer.ok) lost.push(`${method} ${path}: ${answer.status} ${text}`);
        answered += 1;
        return JSON.parse(text);
      } catch (error) {
        lost.push(`${method} ${path}: ${String(error)}`);
        return {};
      }
    };
    headers['authorization'] = `Bearer ${(await signIn(address, AGENT)).access_token}`;

    const reading = async (): Promise<void> => {
      for (; !isOver; await delay(REST_MS)) await send('GET', '/api/v1/customers?limit=5');
    };
    const quoting = async (): Promise<void> => {
      for (; !isOver; await delay(REST_MS))
        await send('POST', '/api/v1/quotes', JSON.stringify(homeRequest()));
    };
    const typing = async (): Promise<void> => {
      while (!isOver) await send('POST', '/api/v1/customers', slowly(customer()));
    };
    const slow = Array.from({ length: SLOW }, typing);
    // One that costs ten times as much as to read: the signals meet as many requests, and the instances have less to do.
    const load = [reading(), reading(), reading(), quoting(), ...slow];

    const ends: Promise<number | null>[] = [];
    try {
      for (let restart = 0; restart < RESTARTS; restart++) {
        const replaced = running[0] as StartedApp;
        await start();
        running = running.slice(1);
        ends.push(replaced.terminate());
        // One may still be on its way out while the next one starts, and no more.
        await ends.at(-2);
      }
    } finally {
      // Also where a start failed: what goes on asking would keep the files after this one from their server.
      isOver = true;
      await Promise.all(load);
    }

    expect(lost).toEqual([]);
    expect(await Promise.all(ends)).toEqual(Array<number>(RESTARTS).fill(0));
    expect(answered).toBeGreaterThan(RESTARTS);
  }, 400_000);
});

function customer(): string {
  return JSON.stringify({ kind: 'person', data: { firstName: 'Walter', lastName: 'Quinn' } });
}

/** A body of which the second half comes a second later: some are under way at every signal. */
function slowly(text: string): ReadableStream<Uint8Array> {
  const halves = [text.slice(0, 20), text.slice(20)].map((half) => new TextEncoder().encode(half));
  return new ReadableStream({
    async pull(controller) {
      const half = halves.shift();
      if (!half) return controller.close();
      controller.enqueue(half);
      if (halves.length > 0) await delay(1_000);
    },
  });
}
