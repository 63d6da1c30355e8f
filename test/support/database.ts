import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { connected, endIdle } from './connections.js';
import {
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

/** A migrated database, a copy of the run's template: with its end some 50 ms of the server. */
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
  await connected(run.adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const filling = `${template}_filling`;
    await dropDatabase(client, filling);
    await createDatabase(client, run, filling, from);
    const urls = urlsOf(run, filling);
    await fill(urls);
    await endIdle(urls.url, urls.ownerUrl);
    await client.query(`alter database ${escapeIdentifier(filling)} with allow_connections false`);
    await client.query(`alter database ${escapeIdentifier(filling)} rename to ${escapeIdentifier(template)}`);
  });
  return template;
}

/** A copy of a database of this run, to which nobody is connected. */
export async function copyOf({ url, ownerUrl }: TestDatabase): Promise<TestDatabase> {
  await endIdle(url, ownerUrl);
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
  await connected(ownerUrl, async (client) => {
    await client.query(`begin; alter table ${table} disable trigger ${table}_kept_columns`);
    await client.query(statement, [...values]);
    await client.query(`alter table ${table} enable trigger ${table}_kept_columns; commit`);
  });
}

/** One statement as the owner of the database, past the application. */
export async function asOwner<Row extends object>(
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const { rows } = await connected(ownerUrl, (client) => client.query<Row>(text, [...values]));
  return rows;
}

export async function make(template: string): Promise<TestDatabase> {
  const run = currentRun();
  // Not a counter: other workers make databases too, and a file that failed may have left its own.
  const database = `${run.prefix}${randomBytes(6).toString('hex')}`;
  await connected(run.adminUrl, (client) => createDatabase(client, run, database, template));
  const urls = urlsOf(run, database);
  return {
    ...urls,
    drop: async () => {
      await endIdle(urls.url, urls.ownerUrl);
      await connected(run.adminUrl, (client) => dropDatabase(client, database));
    },
  };
}

function urlsOf(run: TestRun, database: string): Omit<TestDatabase, 'drop'> {
  return { url: urlOf(run, applicationOf(run), database), ownerUrl: urlOf(run, ownerOf(run), database) };
}

export function currentRun(): TestRun {
  const text = process.env[RUN_VARIABLE];
  if (!text)
    throw new Error(
      'No test server: run this file in the Jest project "system", whose global setup starts it',
    );
  return JSON.parse(text) as TestRun;
}
