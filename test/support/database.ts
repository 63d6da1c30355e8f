import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import {
  connect,
  createDatabase,
  dropDatabase,
  applicationOf,
  ownerOf,
  RUN_VARIABLE,
  templateOf,
  urlOf,
} from './test-run.js';
import type { TestRun } from './test-run.js';

/** A database of its own for one test file, on the server of the run. */
export interface TestDatabase {
  /** Connection of the application's role, with the rights it has in production. */
  readonly url: string;
  /** Connection of the role that owns the database and migrates it. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** A migrated database, copied from the run's template in some 60 ms. */
export async function cloneDatabase(): Promise<TestDatabase> {
  return make(templateOf(currentRun()));
}

/** A database without tables, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return make('template0');
}

/** A copy of a database of this run that is filled once, by whoever asks first; others wait for it. */
export async function cloneTemplate(
  name: string,
  fill: (database: Omit<TestDatabase, 'drop'>) => Promise<void>,
): Promise<TestDatabase> {
  return make(await templateNamed(name, templateOf(currentRun()), fill));
}

/** The name of a database that nobody connects to: a copy of another one, and what was done to it once in this run. */
export async function templateNamed(
  name: string,
  from: string,
  fill: (database: Omit<TestDatabase, 'drop'>) => Promise<void>,
): Promise<string> {
  const run = currentRun();
  const template = `${run.prefix}${name}`;
  await withAdmin(run, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const filling = `${template}_filling`;
    await dropDatabase(client, filling);
    await createDatabase(client, run, filling, from);
    await fill(urlsOf(run, filling));
    await endIdle(urlsOf(run, filling).ownerUrl);
    await client.query(`alter database ${escapeIdentifier(filling)} with allow_connections false`);
    await client.query(`alter database ${escapeIdentifier(filling)} rename to ${escapeIdentifier(template)}`);
  });
  return template;
}

/** A copy of a database of this run, to which nobody is connected. */
export async function copyOf({ url, ownerUrl }: TestDatabase): Promise<TestDatabase> {
  await endIdle(ownerUrl);
  return make(new URL(url).pathname.slice(1));
}

/**
 * Changes rows in columns that keep what was first written, as no application can: for what a test needs long ago, elsewhere
 * or missing.
 */
export async function rewrite(
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  table: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const client = await connect(ownerUrl, 'rewrite');
  try {
    await client.query('begin');
    await client.query(`alter table ${table} disable trigger ${table}_kept_columns`);
    await client.query(statement, [...values]);
    await client.query(`alter table ${table} enable trigger ${table}_kept_columns`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** With methods of pg's client that its types leave out. */
type Lasting = Awaited<ReturnType<typeof connect>> & { ref(): void; unref(): void };

/** Connections that wait for their next use, by their address: to open one costs more than most statements. */
const idle = new Map<string, Lasting>();

/** Nobody may be connected to a database that is copied or renamed. */
async function endIdle(url: string): Promise<void> {
  const client = idle.get(url);
  idle.delete(url);
  await client?.end();
}

async function openLasting(url: string, application: string): Promise<Lasting> {
  const client = (await connect(url, application)) as Lasting;
  client.on('error', () => {
    if (idle.get(url) === client) idle.delete(url);
  });
  // It keeps no process from its end.
  client.unref();
  return client;
}

/** Work on a connection that stays for the next one; it ends where the work fails. */
async function lastingly<T>(
  url: string,
  application: string,
  work: (client: Awaited<ReturnType<typeof connect>>) => Promise<T>,
): Promise<T> {
  const client = idle.get(url) ?? (await openLasting(url, application));
  // Nobody else's statement waits for this one, which may wait for a lock.
  idle.delete(url);
  try {
    client.ref();
    const result = await work(client);
    // The next one finds no setting of this one, and no lock.
    await client.query('discard all');
    client.unref();
    if (!idle.has(url)) idle.set(url, client);
    return result;
  } finally {
    if (idle.get(url) !== client) await client.end();
  }
}

/** One statement as the owner of the database, past the application. */
export async function asOwner<Row extends object>(
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const { rows } = await lastingly(ownerUrl, 'owner', (client) => client.query<Row>(text, [...values]));
  return rows;
}

export async function make(template: string): Promise<TestDatabase> {
  const run = currentRun();
  // Not a counter: each test file loads this module anew, and a file that failed may have left its database.
  const database = `${run.prefix}${randomBytes(6).toString('hex')}`;
  await withAdmin(run, (client) => createDatabase(client, run, database, template));
  const urls = urlsOf(run, database);
  return {
    ...urls,
    drop: async () => {
      await endIdle(urls.ownerUrl);
      await withAdmin(run, (client) => dropDatabase(client, database));
    },
  };
}

function urlsOf(run: TestRun, database: string): Omit<TestDatabase, 'drop'> {
  return { url: urlOf(run, applicationOf(run), database), ownerUrl: urlOf(run, ownerOf(run), database) };
}

function withAdmin(
  run: TestRun,
  work: (client: Awaited<ReturnType<typeof connect>>) => Promise<void>,
): Promise<void> {
  return lastingly(run.adminUrl, `${run.prefix}worker`, work);
}

export function currentRun(): TestRun {
  const text = process.env[RUN_VARIABLE];
  if (!text)
    throw new Error(
      'No test server: run this file in the Jest project "system", whose global setup starts it',
    );
  return JSON.parse(text) as TestRun;
}
