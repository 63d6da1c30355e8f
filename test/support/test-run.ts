import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { escapeIdentifier as name, escapeLiteral as text } from 'pg';
import { connectTo } from '../../src/platform/postgres/client.js';
import { migrate } from '../../src/database/migrate.js';

/** What a test file needs to make databases; passed from the global setup to the workers in the environment. */
export interface TestRun {
  readonly adminUrl: string;
  /** Begins the name of everything this run makes, so that runs sharing a server do not meet. */
  readonly prefix: string;
  readonly password: string;
}

export const RUN_VARIABLE = 'BINDERY_TEST_RUN';
const PREFIX = 'bindery_test_';
const NAMES = `^${PREFIX}[0-9a-f]{8}_`;

export const ownerOf = (run: TestRun): string => `${run.prefix}owner`;
export const applicationOf = (run: TestRun): string => `${run.prefix}app`;
export const templateOf = (run: TestRun): string => `${run.prefix}template`;

export function urlOf(run: TestRun, role: string, database: string): string {
  const url = new URL(run.adminUrl);
  url.username = role;
  url.password = run.password;
  url.pathname = `/${database}`;
  return url.href;
}

export async function connect(url: string, application: string): Promise<Client> {
  return connectTo(url, { application_name: application });
}

/**
 * Opens a run: its two roles and the migrated database that test files clone. The returned client stays connected
 * until closeTestRun: that connection is how other runs see that this one is alive.
 */
export async function openTestRun(
  adminUrl: string,
): Promise<{ readonly run: TestRun; readonly client: Client }> {
  const id = randomBytes(4).toString('hex');
  const run: TestRun = { adminUrl, prefix: `${PREFIX}${id}_`, password: randomBytes(12).toString('hex') };
  const client = await connect(adminUrl, run.prefix);
  try {
    await clearDeadRuns(client);
    for (const role of [ownerOf(run), applicationOf(run)]) {
      await client.query(`create role ${name(role)} login password ${text(run.password)}`);
    }
    // Only as a member of them may a role that is no superuser give them databases and end their connections.
    const { rows } = await client.query<{ rolsuper: boolean }>(
      'select rolsuper from pg_roles where rolname = current_user',
    );
    if (!rows[0]?.rolsuper)
      await client.query(`grant ${name(ownerOf(run))}, ${name(applicationOf(run))} to current_user`);
    await createDatabase(client, run, templateOf(run), 'template0');
    await migrate({
      migrationUrl: urlOf(run, ownerOf(run), templateOf(run)),
      applicationUrl: urlOf(run, applicationOf(run), templateOf(run)),
    });
    // One month more than is needed today: a run may go on into the next month, in which its copies need that one too.
    const owner = await connectTo(urlOf(run, ownerOf(run), templateOf(run)));
    await owner.query('select create_monthly_audit_partition(3)').finally(() => owner.end());
    // A database with a connection cannot be cloned: this keeps tests and autovacuum out of it.
    await client.query(`alter database ${name(templateOf(run))} with allow_connections false`);
    return { run, client };
  } catch (error) {
    await closeTestRun(run, client);
    throw error;
  }
}

export async function createDatabase(
  client: Client,
  run: TestRun,
  database: string,
  template: string,
): Promise<void> {
  const encoding = template === 'template0' ? ` encoding 'UTF8'` : '';
  // By files: half of the work of the server's own way, which writes every page to its log as well.
  await client.query(
    `create database ${name(database)} owner ${name(ownerOf(run))} template ${name(template)}${encoding} strategy file_copy`,
  );
}

export async function dropDatabase(client: Client, database: string): Promise<void> {
  await client.query(`drop database if exists ${name(database)} with (force)`);
}

export async function closeTestRun(run: TestRun, client: Client): Promise<void> {
  await dropEverything(client, run.prefix);
  await client.end();
}

/** Runs that were killed leave databases on a server that outlives them; their connection is gone. */
async function clearDeadRuns(client: Client): Promise<void> {
  const { rows } = await client.query<{ prefix: string }>(
    `select distinct left(thing, ${PREFIX.length + 9}) as prefix
       from (select datname as thing from pg_database union all select rolname from pg_roles) as things
      where thing ~ $1
     except
     select application_name from pg_stat_activity`,
    [NAMES],
  );
  for (const { prefix } of rows) await dropEverything(client, prefix);
}

async function dropEverything(client: Client, prefix: string): Promise<void> {
  const databases = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of databases.rows) await dropDatabase(client, datname);
  const roles = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where starts_with(rolname, $1)',
    [prefix],
  );
  for (const { rolname } of roles.rows) await client.query(`drop role if exists ${name(rolname)}`);
}
