import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { IMPERSONAL, IMPERSONAL_TABLES } from './personal-decisions.js';

/** Types that can hold what somebody has said; numbers, moments and ids say nothing without a name beside them. */
const WORDS = ['text', 'varchar', 'json', 'jsonb', 'bytea', '_text', 'inet', 'date'];
const impersonalTables = Object.values(IMPERSONAL_TABLES).flatMap((names) => names.split(' '));

describe('columns that can hold data of a customer', () => {
  let database: TestDatabase;
  let owner: Client;
  const columns = new Map<string, readonly string[]>();
  const erased = new Map<string, readonly string[]>();
  const removed = new Set<string>();

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const found = await owner.query<{ table: string; columns: string[] }>(
      `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         join pg_type t on t.oid = a.atttypid
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and t.typname = any($1) and a.attgenerated = '' group by 1`,
      [WORDS],
    );
    for (const row of found.rows) columns.set(row.table, row.columns);
    const decided = await owner.query<{ table: string; is_removed: boolean; columns: string[] }>(
      `select t.table_name as table, t.is_removed, coalesce(array_agg(c.column_name) filter (where c.column_name is not null), '{}') as columns
         from personal_tables t left join personal_columns c using (table_name) group by 1, 2`,
    );
    for (const row of decided.rows) {
      erased.set(row.table, row.columns);
      if (row.is_removed) removed.add(row.table);
    }
  });
  afterAll(async () => {
    await owner?.end();
    await database?.drop();
  });

  it('are each erased, or it is said why nobody is known by them', () => {
    const undecided = [...columns].flatMap(([table, names]) => {
      if (removed.has(table) || impersonalTables.includes(table)) return [];
      const decided = [...(erased.get(table) ?? []), ...(IMPERSONAL[table] ?? '').split(' ')];
      return names.filter((name) => !decided.includes(name)).map((name) => `${table}.${name}`);
    });
    expect(undecided).toEqual([]);
  });

  it('are not decided in two ways, nor where they no longer are', () => {
    const known = (table: string, name: string): boolean => (columns.get(table) ?? []).includes(name);
    const wrong = Object.entries(IMPERSONAL).flatMap(([table, names]) =>
      names
        .split(' ')
        .filter((name) => !known(table, name) || erased.get(table)?.includes(name))
        .map((name) => `${table}.${name}`),
    );
    expect(wrong).toEqual([]);
    const both = impersonalTables.filter(
      (table) => erased.has(table) || table in IMPERSONAL || !columns.has(table),
    );
    expect(both).toEqual([]);
  });

  it('belong to somebody by a condition that the database understands', async () => {
    for (const [table] of erased) {
      const { rows } = await owner.query('select record from personal_records($1, $2) record', [
        'nobody',
        table,
      ]);
      expect(rows).toEqual([]);
    }
  });
});
