import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database } from '../connection.js';
import { PARTITION_MONTHS_AHEAD, TRIGGERS } from './expected.js';

export interface FoundObjects {
  readonly name: string;
  readonly present: boolean;
}

/** Checks a condition on the catalog for each name; `holds` refers to the name as `expected.name`. */
async function check(
  database: Database,
  names: readonly string[],
  holds: RawBuilder<unknown>,
): Promise<readonly FoundObjects[]> {
  const { rows } = await sql<FoundObjects>`
    select expected.name, coalesce(${holds}, false) as present
    from unnest(${[...names]}::text[]) with ordinality as expected (name, position) order by position
  `.execute(database);
  return rows;
}

export function findExtensions(
  database: Database,
  names: readonly string[],
): Promise<readonly FoundObjects[]> {
  return check(database, names, sql`exists (select from pg_extension where extname = expected.name)`);
}

export function findTables(database: Database, names: readonly string[]): Promise<readonly FoundObjects[]> {
  return check(
    database,
    names,
    sql`exists (select from information_schema.tables where table_schema = current_schema() and table_name = expected.name)`,
  );
}

/** Functions are compared with their arguments: another one of the same name is another function. */
export function findFunctions(
  database: Database,
  names: readonly string[],
): Promise<readonly FoundObjects[]> {
  return check(
    database,
    names,
    sql`to_regprocedure(quote_ident(current_schema()) || '.' || expected.name) is not null`,
  );
}

/** A disabled trigger counts as missing. */
export function findTriggers(database: Database): Promise<readonly FoundObjects[]> {
  return check(
    database,
    TRIGGERS,
    sql`exists (select from pg_trigger
      where tgrelid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident(split_part(expected.name, '.', 1)))
        and tgname = split_part(expected.name, '.', 2) and tgenabled in ('O', 'A'))`,
  );
}

export function findConstraints(
  database: Database,
  names: readonly string[],
): Promise<readonly FoundObjects[]> {
  return check(
    database,
    names,
    sql`exists (select from pg_constraint
      where conrelid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident(split_part(expected.name, '.', 1)))
        and conname = split_part(expected.name, '.', 2) and convalidated)`,
  );
}

/** Only valid indexes count: one whose concurrent build failed exists, but is never used. */
export function findIndexes(database: Database, names: readonly string[]): Promise<readonly FoundObjects[]> {
  return check(
    database,
    names,
    sql`exists (select from pg_index where indexrelid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident(expected.name)) and indisvalid)`,
  );
}

/** The default partition, that of this month and those ahead, each attached and protected against TRUNCATE. */
export async function findPartitions(database: Database): Promise<readonly FoundObjects[]> {
  const { rows } = await sql<{ name: string }>`
    select 'audit_logs_' || to_char(month, 'YYYY_MM') as name
    from generate_series(0, ${PARTITION_MONTHS_AHEAD}::integer) as ahead,
      lateral (select date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead)) as months (month)
    union all select 'audit_logs_default'
  `.execute(database);
  return check(
    database,
    rows.map(({ name }) => name),
    sql`exists (
      select from pg_partition_tree(to_regclass(quote_ident(current_schema()) || '.audit_logs')) as part
        join pg_class c on c.oid = part.relid
        join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'audit_logs_no_truncate' and t.tgenabled in ('O', 'A')
      where part.isleaf and c.relname = expected.name)`,
  );
}
