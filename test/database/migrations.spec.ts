import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrations } from '../../migrations/index.js';
import { withDatabase } from '../../src/database/connection.js';
import { migrate, migrationStates, rollback, withMigrations } from '../../src/database/migrate.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase, createEmptyDatabase } from '../support/database.js';
import type { TestRun } from '../support/test-run.js';
import { RUN_VARIABLE } from '../support/test-run.js';
import { catalogOf, watchedCatalog } from './catalog.js';
import { connected } from '../support/connections.js';

const NAMES = migrations.map(({ name }) => name);

let db: TestDatabase;
const up = (to?: string): ReturnType<typeof migrate> =>
  migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url, ...(to === undefined ? {} : { to }) });
const catalog = (): Promise<readonly string[]> => connected(db.ownerUrl, (client) => catalogOf(client));

describe('migrations', () => {
  beforeEach(async () => {
    db = await createEmptyDatabase();
  });
  afterEach(() => db.drop());

  it('apply all or none', async () => {
    await up('005-rating-editions');
    await connected(db.ownerUrl, (client) => client.query('create table job_runs ()'));
    await expect(up()).rejects.toThrow(/job_runs/);
    const states = await withDatabase(db.ownerUrl, migrationStates);
    expect(states.filter(({ appliedAt }) => appliedAt).map(({ name }) => name)).toEqual(NAMES.slice(0, 5));
    expect((await catalog()).filter((line) => line.includes('policy_transactions'))).toEqual([]);
  });

  it('refuse a name they do not know, before touching anything', async () => {
    await expect(up('010-nothing')).rejects.toThrow(/no migration 010-nothing/);
    await expect(rollback({ migrationUrl: db.ownerUrl, to: '010-nothing' })).rejects.toThrow(/no migration/);
  });

  it('say when the application role is one that no refused right binds', async () => {
    const { adminUrl } = JSON.parse(process.env[RUN_VARIABLE] ?? '') as TestRun;
    const migrated = await cloneDatabase();
    try {
      const report = await migrate({ migrationUrl: migrated.ownerUrl, applicationUrl: adminUrl });
      const powerful = await connected(adminUrl, async (client) => {
        const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
        return (rows[0] as { rolsuper: boolean }).rolsuper;
      });
      expect(report.separation).toBe(powerful ? 'powerful' : 'separate');
    } finally {
      await migrated.drop();
    }
  });

  it('refuse an application role that does not exist', async () => {
    const url = new URL(db.url);
    url.username = 'nobody_of_that_name';
    await expect(migrate({ migrationUrl: db.ownerUrl, applicationUrl: url.href })).rejects.toThrow(
      'The role nobody_of_that_name of DATABASE_URL does not exist',
    );
  });
});

describe('migrations of one database', () => {
  beforeAll(async () => {
    db = await createEmptyDatabase();
  });
  afterAll(() => db.drop());

  it('tell their state without changing anything', async () => {
    const before = await withDatabase(db.ownerUrl, migrationStates);
    expect(before).toEqual(NAMES.map((name) => ({ name, appliedAt: null })));
    expect(await catalog()).toEqual([]);
  });

  it('are applied once when several processes start at the same moment', async () => {
    const reports = await Promise.all([up(), up(), up()]);
    expect(reports.map(({ applied }) => applied.length).toSorted()).toEqual([0, 0, NAMES.length]);
    expect(reports.map(({ separation }) => separation)).toEqual(['separate', 'separate', 'separate']);
  });

  it('tell when they were applied, to the application role too', async () => {
    const after = await withDatabase(db.url, migrationStates);
    expect(after.map(({ name }) => name)).toEqual(NAMES);
    expect(after.every(({ appliedAt }) => Math.abs(Date.now() - (appliedAt?.getTime() ?? 0)) < 60_000)).toBe(
      true,
    );
  });

  it('say when one role is both owner and application', async () => {
    const same = await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.ownerUrl });
    expect(same.separation).toBe('same');
    expect((await migrate({ migrationUrl: db.ownerUrl })).separation).toBe('same');
  });

  it('go down to nothing and up again, each alone, to the same schema and rights, and each can be taken back alone', async () => {
    const first = await catalog();
    expect(first.length).toBeGreaterThan(1000);

    expect(await rollback({ migrationUrl: db.ownerUrl, to: 0 })).toEqual(NAMES.toReversed());
    expect(await catalog()).toEqual([]);

    // One connection migrates and another one looks, for all of it: to open them costs more than what most migrations do.
    await withMigrations(db.ownerUrl, (schema) =>
      connected(db.ownerUrl, async (client) => {
        const look = watchedCatalog(client);
        const before: (readonly string[])[] = [];
        for (const name of NAMES) {
          before.push(await look());
          expect((await schema.migrate({ applicationUrl: db.url, to: name })).applied).toEqual([name]);
        }
        expect(await catalogOf(client)).toEqual(first);
        expect(await look()).toEqual(await catalogOf(client, false));

        // Each can be taken back alone: what stood before it is what stands after.
        for (const name of NAMES.toReversed()) {
          expect(await schema.rollback()).toEqual([name]);
          expect(await look()).toEqual(before.pop());
        }
      }),
    );
    // On a machine with a load of twenty it takes more than what other tests may.
  }, 600_000);
});
