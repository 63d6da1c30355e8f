import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/migrate.js';
import { verifyDatabase } from '../../src/database/verify.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import type { TestDatabase } from '../support/database.js';
import { asOwner, cloneDatabase, createEmptyDatabase } from '../support/database.js';
import { catalogOf } from './catalog.js';
import { connected } from '../support/connections.js';

interface Shipped {
  readonly name: string;
  readonly commands: readonly string[];
}

/** What each migration sent before it was written anew, once, so that it names no schema. */
const SHIPPED = JSON.parse(
  brotliDecompressSync(
    readFileSync(join(PROJECT_ROOT, 'test/database/fixtures/migrations-before-release.json.br')),
  ).toString(),
) as readonly Shipped[];

describe('a database that was migrated before the migrations were written anew', () => {
  let old: TestDatabase;
  let anew: TestDatabase;

  beforeAll(async () => {
    old = await createEmptyDatabase();
    anew = await cloneDatabase();
    await connected(old.ownerUrl, async (client) => {
      await client.query(`create table mikro_orm_migrations (id serial primary key, name varchar(255) not null,
        executed_at timestamptz not null default current_timestamp)`);
      for (const { name, commands } of SHIPPED) {
        for (const command of commands) await client.query(command);
        await client.query('insert into mikro_orm_migrations (name) values ($1)', [name]);
      }
    });
  });
  afterAll(() => Promise.all([old.drop(), anew.drop()]));

  it('goes on with the migrations that came after, and comes out as one that is made anew', async () => {
    const shipped = SHIPPED.map(({ name }) => name);
    const later = migrations.map(({ name }) => name).filter((name) => !shipped.includes(name));
    const report = await migrate({ migrationUrl: old.ownerUrl, applicationUrl: old.url });
    expect(report).toEqual({ applied: later, separation: 'separate' });

    // The copy is of a template with a month more, and of the month before if a run goes on into the next: both get all of both.
    const [template] = await asOwner<{ at: Date }>(
      anew,
      'select max(executed_at) as at from mikro_orm_migrations',
    );
    for (const database of [old, anew])
      for (const month of [template?.at, new Date()])
        await asOwner(database, 'select create_monthly_audit_partition(3, $1)', [month]);
    const catalog = ({ ownerUrl }: TestDatabase): Promise<readonly string[]> =>
      connected(ownerUrl, (client) => catalogOf(client));
    expect(await catalog(old)).toEqual(await catalog(anew));
  });

  it('has its extensions where one that is made anew has them', async () => {
    const places = ({ ownerUrl }: TestDatabase): Promise<readonly unknown[]> =>
      connected(ownerUrl, async (client) => {
        const { rows } = await client.query(
          'select extname, extnamespace::regnamespace::text as schema from pg_extension order by extname',
        );
        return rows;
      });
    expect(await places(old)).toEqual(await places(anew));
    expect(await places(anew)).toContainEqual({ extname: 'pg_trgm', schema: 'extensions' });
    expect((await verifyDatabase(old.url)).findings.filter(({ present }) => !present)).toEqual([]);
  });
});
