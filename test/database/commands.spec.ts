import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrations } from '../../migrations/index.js';
import { verifyDatabase } from '../../src/database/verify.js';
import type { TestDatabase } from '../support/database.js';
import { type Ended, told, typed } from '../support/command-line.js';
import { cloneDatabase, createEmptyDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';
import { insert } from './given.js';

const MIGRATIONS = migrations.length;
describe('verifyDatabase()', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await cloneDatabase();
  });
  afterEach(() => db.drop());

  const missing = async (): Promise<readonly string[]> =>
    (await verifyDatabase(db.ownerUrl)).findings
      .filter(({ present }) => !present)
      .map(({ kind, name }) => `${kind} ${name}`);

  it('finds everything in a migrated database, also as the application role', async () => {
    expect(await missing()).toEqual([]);
    const { findings, warnings } = await verifyDatabase(db.url);
    expect(findings.length).toBeGreaterThan(150);
    expect(findings.filter(({ present }) => !present)).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it.each([
    [
      'drop table job_runs',
      [
        'table job_runs',
        'trigger job_runs.job_runs_kept_columns',
        'index job_runs_running_key',
        'index job_runs_scheduled_key',
      ],
    ],
    [
      'drop function validate_grant_types(jsonb) cascade',
      ['function validate_grant_types(jsonb)', 'constraint oauth2_clients.oauth2_clients_grant_types_check'],
    ],
    [
      'alter table customers disable trigger customers_updated_at',
      ['trigger customers.customers_updated_at'],
    ],
    ['alter table quotes drop constraint quotes_bound_check', ['constraint quotes.quotes_bound_check']],
    ['drop index users_email_key', ['index users_email_key']],
    [
      'drop table audit_logs_default',
      ['trigger audit_logs_default.audit_logs_no_truncate', 'partition audit_logs_default'],
    ],
    [
      'drop extension pg_trgm cascade',
      ['extension pg_trgm', 'index customers_name_search_idx', 'index customers_search_text_idx'],
    ],
  ])('names what is gone after: %s', async (damage, expected) => {
    await connected(db.ownerUrl, (client) => client.query(damage));
    expect(await missing()).toEqual(expected);
  });

  it('names this month when its partition was detached', async () => {
    const name = `audit_logs_${new Date().toISOString().slice(0, 7).replace('-', '_')}`;
    await connected(db.ownerUrl, (client) => client.query(`alter table audit_logs detach partition ${name}`));
    expect(await missing()).toEqual([`partition ${name}`]);
  });
});

describe('the database commands', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await createEmptyDatabase();
  });
  afterEach(() => db.drop());

  const cli = (...args: readonly string[]): Promise<Ended> =>
    told({ DATABASE_URL: db.url, DATABASE_MIGRATION_URL: db.ownerUrl }, args);

  it('migrate, tell the status, verify and roll back', async () => {
    expect(await cli('db:verify')).toMatchObject({
      code: 1,
      out: expect.stringContaining('MISSING  table       customers'),
    });
    expect((await cli('db:status')).out).toContain(`${MIGRATIONS} pending`);
    const early = { code: 1, out: '', err: expect.stringContaining('run npm run db:migrate first') };
    const environment = { DATABASE_URL: db.url, ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') };
    const user = ['users:create', '--email', 'a@example.com', '--role', 'admin'];
    expect(await told(environment, ['db:seed'])).toMatchObject(early);
    expect(await told(environment, user)).toMatchObject(early);

    const urls = { DATABASE_URL: db.url, DATABASE_MIGRATION_URL: db.ownerUrl };
    const migrated = await typed(urls, ['db:migrate']);
    expect(migrated).toMatchObject({ code: 0, err: '' });
    expect(migrated.out.match(/^applied {2}/gm)).toHaveLength(MIGRATIONS);
    expect((await cli('db:status')).out).toContain('The database is up to date.');
    expect(await cli('db:verify')).toMatchObject({ code: 0, out: expect.not.stringContaining('MISSING') });

    expect(await cli('db:rollback')).toMatchObject({
      code: 0,
      out: `reverted ${migrations.at(-1)?.name}\n`,
    });
    expect((await cli('db:rollback', '--to', '0')).out.match(/^reverted /gm)).toHaveLength(MIGRATIONS - 1);
    expect(await cli('db:rollback')).toMatchObject({ code: 0, out: 'Nothing to take back.\n' });
  });

  it('warn of one role for everything, and of rows outside their month', async () => {
    expect((await told({ DATABASE_URL: db.ownerUrl }, ['db:migrate'])).err).toContain('name one role');
    await connected(db.ownerUrl, (client) =>
      insert(client, 'audit_logs', { action: 'a', resource_type: 'b', created_at: '1999-01-01' }),
    );
    expect(await cli('db:verify')).toMatchObject({ code: 0, err: expect.stringContaining('holds 1 rows') });
  });

  it('answer nonsense with what there is, and do nothing', async () => {
    expect(await cli('db:drop')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no command db:drop.'),
    });
    expect(await cli('toString')).toMatchObject({ code: 2 });
    expect(await cli('db:migrate', '--tp', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--tp'),
    });
    expect(await cli('db:migrate', '--to', '010')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no migration 010'),
    });
    expect((await cli('db:status')).out).toContain(`${MIGRATIONS} pending`);
  });

  it('list themselves without needing a database', async () => {
    const help = await told({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, ['--help']);
    expect(help.code).toBe(0);
    for (const name of ['db:migrate', 'db:status', 'db:rollback', 'db:verify', 'db:seed'])
      expect(help.out).toContain(name);
  });

  it('say in one line that the database does not answer', async () => {
    const failed = await typed({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, ['db:status']);
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err.trim().split('\n')).toEqual([
      'No connection to the database: connect ECONNREFUSED 127.0.0.1:1',
    ]);
    const misspelt = await told({ DATABASE_URL: `${db.url}?sslmode=requir` }, ['db:status']);
    expect(misspelt.code).toBe(1);
    expect(misspelt.err).toContain('DATABASE_URL has the parameter sslmode, which must be one of disable');
  });
});
