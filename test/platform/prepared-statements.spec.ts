import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { connectTo } from '../../src/platform/postgres/client.js';
import { startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';

interface Prepared {
  readonly name: string;
  readonly statement: string;
}

describe('statements that come again and again', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeEach(async () => {
    database = await cloneDatabase();
    await asOwner('create table boxes (id int, size int); grant select on boxes to public');
  });
  afterEach(async () => {
    await app?.close();
    await database?.drop();
  });

  async function start(prepares: boolean): Promise<void> {
    const environment = { DATABASE_POOL_SIZE: '1', DATABASE_PREPARED_STATEMENTS: String(prepares) };
    app = await startApp(database, { environment });
  }

  async function asOwner(text: string): Promise<void> {
    const owner = await connectTo(database.ownerUrl);
    await owner.query(text).finally(() => owner.end());
  }

  const em = (): EntityManager => app.get(EntityManager).fork();
  const boxes = (by = em()): Promise<unknown> =>
    sql`select * from boxes where id = ${1}`.execute(by.getKysely());

  /** Of the only connection that there is. */
  async function prepared(): Promise<readonly Prepared[]> {
    const all = sql<Prepared>`select name, statement from pg_prepared_statements where statement like '%boxes%'`;
    return (await all.execute(em().getKysely())).rows;
  }

  it('are prepared once for a connection', async () => {
    await start(true);
    for (let n = 0; n < 5; n += 1) await boxes();
    const found = await prepared();
    expect(found).toMatchObject([{ statement: 'select * from boxes where id = $1' }]);
    await boxes();
    expect(await prepared()).toEqual(found);
  });

  it('are sent as they are where a setting says so', async () => {
    await start(false);
    for (let n = 0; n < 5; n += 1) await boxes();
    expect(await prepared()).toEqual([]);
  });

  it('work again after a table has changed, and the one that met the change is asked to come again', async () => {
    await start(true);
    for (let n = 0; n < 5; n += 1) await boxes();
    await asOwner('alter table boxes add column weight int');
    await expect(boxes()).rejects.toThrow('A table has changed since the statement was prepared');
    expect(await boxes()).toMatchObject({ rows: [] });

    await asOwner('alter table boxes add column color text');
    const change = em().transactional((inside) => boxes(inside));
    await expect(change).rejects.toThrow('A table has changed since the statement was prepared');
    expect(await boxes()).toMatchObject({ rows: [] });
  });

  it('are not thought to be prepared after they have failed', async () => {
    await start(true);
    for (let n = 0; n < 2; n += 1) await boxes();
    await asOwner('alter table boxes rename to crates');
    await expect(boxes()).rejects.toThrow('does not exist');
    await asOwner('alter table crates rename to boxes');
    expect(await boxes()).toMatchObject({ rows: [] });
  });

  it('begin anew on other connections when there are more of them than one connection should know', async () => {
    await start(true);
    for (let n = 0; n < 401; n += 1) {
      const text = sql`select ${sql.raw(String(n))} as n from boxes where id = ${1}`;
      for (let use = 0; use < 3; use += 1) await text.execute(em().getKysely());
    }
    expect((await prepared()).length).toBeLessThanOrEqual(1);
  });
});
