import { sql } from 'kysely';
import { EXTENSIONS_SCHEMA } from '../platform/postgres/schema.js';
import type { Database } from './connection.js';
import { EXTENSIONS } from './verify/expected.js';

/** The advisory lock for all schemas of a database: 'bindery' in ASCII, which no other lock uses. */
const PREPARATION_LOCK = 0x62696e64657279n;

/**
 * Creates what migrations need: the schema, and the extensions, which exist once in a database for all schemas. These extensions are
 * trusted, so an owner without superuser rights may create them; where an administrator has installed them, in any schema, nothing is done.
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

/** Creates a schema; false if it exists. `create schema if not exists` would need the right to create one even then. */
async function makeSchema(transaction: Database, schema: string): Promise<boolean> {
  const { rows } = await sql`select from pg_namespace where nspname = ${schema}`.execute(transaction);
  if (rows.length > 0) return false;
  await sql`create schema ${sql.id(schema)}`.execute(transaction);
  return true;
}
