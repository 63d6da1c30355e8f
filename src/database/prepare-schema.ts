import { sql } from 'kysely';
import { EXTENSIONS_SCHEMA } from '../platform/postgres/schema.js';
import type { Database } from './connection.js';
import { EXTENSIONS } from './verify/expected.js';

/** One for all schemas of a database: 'bindery' in ASCII, which no other use of advisory locks takes. */
const PREPARATION_LOCK = 0x62696e64657279n;

/**
 * What must be there before a migration can be: the schema itself, and the extensions, which a database has only once, whatever
 * schemas are in it. They are trusted ones, so an owner without superuser rights may create them; where an administrator has
 * installed them already, wherever that is, there is nothing to do.
 */
export async function prepareSchema(transaction: Database, schema: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${PREPARATION_LOCK})`.execute(transaction);
  await makeSchema(transaction, schema);
  const { rows } = await sql<{ readonly name: string }>`
    select wanted.name from unnest(${[...EXTENSIONS]}::text[]) as wanted (name)
     where not exists (select from pg_extension where extname = wanted.name)`.execute(transaction);
  if (rows.length === 0) return;
  if (await makeSchema(transaction, EXTENSIONS_SCHEMA))
    await sql`grant usage on schema ${sql.id(EXTENSIONS_SCHEMA)} to public`.execute(transaction);
  for (const { name } of rows)
    await sql`create extension ${sql.id(name)} schema ${sql.id(EXTENSIONS_SCHEMA)}`.execute(transaction);
}

/** False when it is there: `if not exists` asks for the right to make one all the same. */
async function makeSchema(transaction: Database, schema: string): Promise<boolean> {
  const { rows } = await sql`select from pg_namespace where nspname = ${schema}`.execute(transaction);
  if (rows.length > 0) return false;
  await sql`create schema ${sql.id(schema)}`.execute(transaction);
  return true;
}
