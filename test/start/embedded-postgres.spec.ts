import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  attachDevelopmentDatabase,
  startDevelopmentDatabase,
} from '../../src/platform/embedded-postgres/development-database.js';
import { takeLease } from '../../src/platform/embedded-postgres/lease.js';
import { findPostmaster, type Postmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import { makeStateFolder, readJson, removeStateFolder, runningPostgres } from './started-app.js';

let folder: string;

beforeAll(async () => {
  folder = await makeStateFolder();
  process.env['BINDERY_STATE_DIR'] = folder;
});
afterAll(async () => {
  delete process.env['BINDERY_STATE_DIR'];
  await removeStateFolder(folder);
});

async function query(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return ((await client.query(text)).rows[0] ?? {}) as Record<string, unknown>;
  } finally {
    await client.end();
  }
}

describe('the development database', () => {
  it('is UTF-8 in UTC, durable, and listens on the loopback address alone', async () => {
    const database = await startDevelopmentDatabase();
    const facts = await query(
      database.environment.DATABASE_URL,
      `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
              current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses,
              (select datlocale from pg_database where datname = current_database()) as locale`,
    );
    await database.stop();

    expect(facts).toEqual({
      encoding: 'UTF8',
      zone: 'UTC',
      fsync: 'on',
      addresses: '127.0.0.1',
      locale: 'C.UTF-8',
    });
    expect(await runningPostgres(folder)).toBeNull();
  });

  it('has an owner and an application that owns nothing, neither of them a superuser', async () => {
    const database = await startDevelopmentDatabase();
    const { DATABASE_MIGRATION_URL, DATABASE_URL } = database.environment;
    const roles = await query(
      DATABASE_URL,
      `select current_user as application, pg_get_userbyid(datdba) as owner,
              (select count(*)::int from pg_roles
                where rolname like 'bindery\\_%' and (rolsuper or rolcreaterole or rolcreatedb)
                  and rolname <> 'bindery_root') as mighty
         from pg_database where datname = current_database()`,
    );
    const forbidden = query(DATABASE_URL, 'create table mine ()').catch((error: Error) => error.message);
    const allowed = query(DATABASE_MIGRATION_URL, 'create table theirs ()');

    expect(roles).toEqual({ application: 'bindery_app', owner: 'bindery_owner', mighty: 0 });
    expect(await forbidden).toMatch('permission denied');
    await allowed;
    await query(DATABASE_MIGRATION_URL, 'drop table theirs');
    await database.stop();
  });

  it('is lent to commands while the application runs, and outlives them', async () => {
    const application = await startDevelopmentDatabase();
    const command = await attachDevelopmentDatabase();
    await command.stop();

    expect(command.environment).toEqual(application.environment);
    expect(await query(command.environment.DATABASE_URL, 'select 1 as one')).toEqual({ one: 1 });
    await application.stop();
  });

  it('runs for one command alone when no application does, with the same key as ever', async () => {
    const { encryptionKey } = await readJson(join(folder, 'secrets.json'));
    const command = await attachDevelopmentDatabase();

    expect(command.environment.ENCRYPTION_KEY).toBe(encryptionKey);
    expect(Buffer.from(command.environment.ENCRYPTION_KEY, 'base64')).toHaveLength(32);
    expect(await query(command.environment.DATABASE_URL, 'select 1 as one')).toEqual({ one: 1 });
    await command.stop();
    expect(await runningPostgres(folder)).toBeNull();
  });

  it('starts over a stale lock file that names a living process of somebody else', async () => {
    await writeFile(
      join(folder, 'server', 'data', 'postmaster.pid'),
      `${process.pid}\n${folder}\n0\n5432\n`,
      { mode: 0o600 },
    );

    const database = await startDevelopmentDatabase();

    expect(await query(database.environment.DATABASE_URL, 'select 1 as one')).toEqual({ one: 1 });
    await database.stop();
  });
});

describe('a development database whose server dies', () => {
  const alive = (): Promise<Postmaster | null> => runningPostgres(folder);

  async function until(what: () => Promise<unknown>): Promise<void> {
    while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it('comes back at the same address, with what was committed', async () => {
    const database = await startDevelopmentDatabase();
    const { DATABASE_MIGRATION_URL: url } = database.environment;
    const told: string[] = [];
    database.guard({ tell: (text) => told.push(text), giveUp: (reason) => told.push(reason) });
    await query(url, 'create table kept as select 7 as number');
    const before = await alive();

    // Of no process at all, the signal would go to the whole group of this one.
    if (!before) throw new Error('There is no PostgreSQL to kill');
    process.kill(before.pid, 'SIGKILL');
    await until(async () => (await alive())?.ready && (await alive())?.pid !== before.pid);

    await until(() => query(url, 'select number from kept').catch(() => null));
    await until(() => Promise.resolve(told.length === 2));
    expect(told).toEqual([
      'The embedded PostgreSQL has ended: starting it again …',
      'The embedded PostgreSQL runs again.',
    ]);
    const { databasePid } = await readJson(join(folder, 'running.json'));
    expect(databasePid).toBe((await alive())?.pid);
    await database.stop();
    expect(await alive()).toBeNull();
  });

  it('is given up when it dies again and again', async () => {
    const database = await startDevelopmentDatabase();
    const givenUp = new Promise<string>((giveUp) => database.guard({ tell: () => undefined, giveUp }));
    let over = false;
    void givenUp.then(() => (over = true));
    await until(async () => {
      const server = await alive();
      if (server?.ready) process.kill(server.pid, 'SIGKILL');
      return over;
    });
    expect(await givenUp).toMatch(/^The embedded PostgreSQL does not stay up: /);
    await database.stop();
  });
});

describe('a server of a data folder', () => {
  it('is not the living process whose number a stale lock file holds', async () => {
    const data = join(folder, 'stale');
    await mkdir(data);
    await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n0\n5432\n\n127.0.0.1\n\nready\n`);

    expect(await findPostmaster(data)).toBeNull();
    await rm(data, { recursive: true });
  });
});

describe('the lease', () => {
  it('belongs to one at a time', async () => {
    const first = await takeLease(folder);
    expect(first).not.toBeNull();
    expect(await takeLease(folder)).toBeNull();

    await first?.release();
    const next = await takeLease(folder);
    expect(next).not.toBeNull();
    await next?.release();
  });
});
