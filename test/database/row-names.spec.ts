import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { openOrm } from '../../src/database/orm.js';
import { NO_LIMITS } from '../../src/database/connection.js';
import { columnName, propertyName } from '../../src/platform/names.js';
import { AgencySchema } from '../../src/modules/agencies/agencies/agency.entity.js';
import { over } from '../../src/platform/typed.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';

interface Columns {
  readonly code: string;
  readonly row_version: number;
  readonly created_at: Date;
}

describe.each([true, false])('rows, with statements prepared: %s', (preparesStatements) => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await cloneDatabase();
    orm = openOrm({ url: database.url, poolSize: 1, limits: NO_LIMITS, preparesStatements });
    await sql`insert into agencies (code, name) values ('LAKE', 'Lake Agency')`.execute(db());
  });

  afterAll(async () => {
    await orm?.close(true);
    await database?.drop();
  });

  const db = () => orm.em.fork().getKysely();
  /** Without an entity: named by table and columns. */
  const agencies = () => (db() as unknown as Kysely<{ agencies: Columns }>).selectFrom('agencies');

  /** So often that it is prepared on the way. */
  async function fourTimes<T>(ask: () => Promise<{ readonly rows: readonly T[] }>): Promise<readonly T[]> {
    let rows: readonly T[] = [];
    for (let use = 0; use < 4; use += 1) {
      const next = (await ask()).rows;
      if (use > 0) expect(next).toEqual(rows);
      rows = next;
    }
    return rows;
  }

  it('of text are named as properties, and what is named otherwise keeps its name', async () => {
    const rows = await fourTimes(() =>
      sql<object>`
        select code, row_version, ${'x'}::text as what_is_given, row_version as "rowVersionAgain", 1 as "?", 2 as "QUERY PLAN"
          from agencies where code = ${'LAKE'}`.execute(db()),
    );
    const names = ['code', 'rowVersion', 'whatIsGiven', 'rowVersionAgain', '?', 'QUERY PLAN'];
    expect(rows.map((row) => Object.keys(row))).toEqual([names]);
  });

  it('of several commands in one text too', async () => {
    const results = (await sql`
      create temporary table made_rows (some_id integer); insert into made_rows values (1);
      select some_id from made_rows; drop table made_rows`.execute(db())) as unknown;
    expect(JSON.stringify(results)).not.toContain('some_id');
  });

  it('of builders are named as they ask for it', async () => {
    const rows = await fourTimes(async () => ({
      rows: await agencies().select('row_version').where('code', '=', 'LAKE').execute(),
    }));
    expect(rows).toEqual([{ row_version: 1 }]);
    const typed = await over(orm.em.fork(), AgencySchema).selectFrom('Agency').select('rowVersion').execute();
    expect(typed).toEqual([{ rowVersion: 1 }]);
  });

  it('of the same text by a builder and by hand, on one connection, are each named in its way', async () => {
    const built = agencies().select('created_at').where('code', '=', 'LAKE');
    const { sql: text } = built.compile();
    for (let use = 0; use < 4; use += 1) {
      expect(Object.keys((await built.execute())[0] ?? {})).toEqual(['created_at']);
      const byHand = sql<object>`${sql.raw(text.replace('$1', ''))}${'LAKE'}`;
      expect(byHand.compile(db()).sql).toBe(text);
      expect(Object.keys((await byHand.execute(db())).rows[0] ?? {})).toEqual(['createdAt']);
    }
  });

  it('of the ORM are named as it expects them', async () => {
    for (let use = 0; use < 4; use += 1)
      expect(
        await orm.em.fork().execute('select row_version from agencies where code = ?', ['LAKE']),
      ).toEqual([{ row_version: 1 }]);
    const found = await orm.em.fork().findOneOrFail(AgencySchema, { code: 'LAKE' });
    expect(found).toMatchObject({ code: 'LAKE', rowVersion: 1 });
  });

  it('are named for every entity as its properties are', async () => {
    const faults: string[] = [];
    let count = 0;
    for (const { tableName, props } of orm.getMetadata().getAll().values())
      for (const { name, kind, fieldNames, persist } of props) {
        if (persist === false || fieldNames?.length !== 1) continue;
        const [column = ''] = fieldNames;
        // Of what it refers to a row has the id.
        const property = kind === 'm:1' ? `${name}Id` : name;
        if (propertyName(column) !== property || columnName(property) !== column)
          faults.push(`${tableName}.${column} is ${name}`);
        count += 1;
      }
    expect(count).toBeGreaterThan(1_000);
    expect(faults).toEqual([]);
  });
});
