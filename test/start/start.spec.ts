import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stat } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { testFirstHour, firstSettings } from './first-hour.js';
import {
  makeStateFolder,
  readJson,
  removeStateFolder,
  runningPostgres,
  StartedApp,
  type Variables,
} from './started-app.js';

let folder: string;
let taken: Server;
let port: number;
const apps: StartedApp[] = [];

function start(variables?: Variables): StartedApp {
  const app = new StartedApp(folder, variables);
  apps.push(app);
  return app;
}

beforeAll(async () => {
  folder = await makeStateFolder();
  // Whoever else looks for a server there goes away at once.
  taken = createServer((socket) => socket.destroy());
  // When something else already has the default port, that will do as well.
  port = await new Promise<number>((resolve) => {
    taken.once('error', () => resolve(3000));
    taken.listen(3000, '127.0.0.1', () => resolve(3000));
  });
});
afterAll(async () => {
  for (const app of apps) if (app.exitCode === undefined) await app.interrupt();
  await new Promise((resolve) => taken.close(resolve));
  await removeStateFolder(folder);
});

/** One after another, as a day goes: a start costs seconds, so each test goes on with what the one before it has left running. */
describe('npm start without DATABASE_URL', () => {
  let app: StartedApp;
  let address: string;

  it('stops without a trace when it is interrupted while the database is being made', async () => {
    const interrupted = start();
    await interrupted.until(async () => (await stat(join(folder, 'server')).catch(() => null)) && true);

    expect(await interrupted.interrupt()).toBe(0);
    expect(await runningPostgres(folder)).toBeNull();
  });

  it('serves on a copy of .env.example as it stands, says how to sign in, and keeps its secrets to itself', async () => {
    app = start({ ...firstSettings(folder), PORT: '' });
    address = await app.address();

    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(app.output).toMatch(/Sign in with .*\n(.*\n)*? +\S+@\S+ \/ \S+ \(admin\)/);
    for (const name of ['secrets.json', 'running.json']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    expect((await stat(join(folder, 'server'))).mode & 0o777).toBe(0o700);
    expect(await readJson(join(folder, 'running.json'))).toMatchObject({ pid: app.pid, purpose: 'server' });
  });

  it('has moved to the next free port, since the default one is taken, and said so', () => {
    expect(app.output).toContain(`Port ${port} is taken`);
    expect(Number(new URL(address).port)).toBeGreaterThan(port);
  });

  testFirstHour(() => ({ folder, address }));

  it('refuses a second start and names the address of the first', async () => {
    const second = start();

    expect(await second.ended()).toBe(1);
    expect(second.output).toContain(`already runs at ${address.replace('127.0.0.1', 'localhost')}`);
    expect(second.output).not.toContain('    at ');
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
  });

  it('goes on when its database dies, once that is up again', async () => {
    const postgres = await runningPostgres(folder);
    if (!postgres) throw new Error(`There is no PostgreSQL to kill:\n${app.output}`);
    process.kill(postgres.pid, 'SIGKILL');

    await app.until(async () => app.output.includes('runs again') || null);
    await app.until(async () => (await fetch(`${address}/health/ready`)).ok || null);
    expect(app.output).toContain('The embedded PostgreSQL has ended: starting it again');
  });

  it('adopts the server that a killed application left running', async () => {
    const orphan = await runningPostgres(folder);
    await app.kill();
    expect(await runningPostgres(folder)).toEqual(orphan);

    app = start({ SHUTDOWN_SECONDS: '120' });
    address = await app.address();

    expect(await runningPostgres(folder)).toEqual(orphan);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  });

  // Waiting for anything but the request itself would take longer than this test may.
  it('lets a request under way finish after Ctrl-C, then leaves no PostgreSQL', async () => {
    const answer = slowRequest(address);
    await delay(200);
    // npm passes the terminal's signal on, so that it arrives twice.
    process.kill(app.pid, 'SIGINT');

    expect(await app.interrupt()).toBe(0);
    expect(await answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await runningPostgres(folder)).toBeNull();
  });

  it('cuts a request that does not finish, and sooner after a second signal', async () => {
    app = start({ SHUTDOWN_SECONDS: '120' });
    const answer = slowRequest(await app.address(), 60_000);
    await delay(200);
    process.kill(app.pid, 'SIGTERM');
    await delay(700);

    expect(await app.interrupt()).toBe(0);
    expect(await answer).toBe('');
    expect(await runningPostgres(folder)).toBeNull();
  });
});

describe('a start that cannot be', () => {
  it.each<[string, Variables, RegExp]>([
    [
      'the configuration is wrong',
      { PORT: 'http', LOG_LEVEL: 'loud' },
      /PORT must be(.|\n)*LOG_LEVEL must be/,
    ],
    [
      'the database does not answer',
      {
        DATABASE_URL: 'postgresql://bindery@127.0.0.1:9/bindery',
        ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      },
      /^The database of DATABASE_URL \(bindery on 127\.0\.0\.1:9 as bindery\) cannot be used: connect ECONNREFUSED/m,
    ],
    ['it is for production and names no database', { NODE_ENV: 'production' }, /DATABASE_URL is missing/],
  ])('says in one message that %s', (_, variables, message) => refused(variables, message));

  it('says in one message that the port asked for is taken', async () => {
    // A port of its own: whoever has the default one may give it up meanwhile.
    const other = createServer();
    const own = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port)),
    );
    await refused({ PORT: String(own) }, new RegExp(`^Port ${own} .* is taken`, 'm'));
    other.close();
  });

  async function refused(variables: Variables, message: RegExp): Promise<void> {
    const app = start(variables);
    expect(await app.ended()).toBe(1);
    expect(app.output).toMatch(message);
    expect(app.output).not.toContain('    at ');
    expect(await runningPostgres(folder)).toBeNull();
  }
});

/** Sends the end of its body late; resolves with what came back. Throws at once where there is no address. */
function slowRequest(address: string, afterMs = 800): Promise<string> {
  const { hostname, port } = new URL(address);
  return answerOf(Number(port), hostname, afterMs);
}

async function answerOf(port: number, hostname: string, afterMs: number): Promise<string> {
  const socket = connect(port, hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(
    `POST /oidc/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2\r\n\r\na`,
  );
  const late = setTimeout(() => socket.write('}'), afterMs);
  await new Promise((resolve) => socket.once('close', resolve));
  clearTimeout(late);
  return answer;
}
