import { ConnectionUrlFault, readConnection } from '../postgres/connection-url.js';
import { DEFAULT_SCHEMA, inSchema, isSchemaName } from '../postgres/schema.js';
import type { EnvReader } from './env-reader.js';

export interface DatabaseUrls {
  /** Connection of the application's role. */
  readonly databaseUrl: string;
  /** Connection of the owner: the application's own when no other is given. */
  readonly databaseMigrationUrl: string;
  /** Connection to a standby, for reads that need not be current; null for none. */
  readonly databaseReadUrl: string | null;
  /** The schema of the tables. */
  readonly databaseSchema: string;
}

/** Reads the connection strings and adds the schema of DATABASE_SCHEMA to each, so that no other code needs to know it. */
export function readDatabaseUrls(reader: EnvReader): DatabaseUrls {
  const schema = reader.optional('DATABASE_SCHEMA');
  if (schema !== undefined && !isSchemaName(schema))
    reader.fault(
      'DATABASE_SCHEMA',
      "must be a name of small letters, digits and underscores that is none of PostgreSQL's own",
    );
  const leading = (url: string | undefined): string | undefined =>
    url === undefined || schema === undefined ? url : inSchema(url, schema);
  const databaseUrl = leading(readPostgresUrl(reader, 'DATABASE_URL', reader.required('DATABASE_URL'))) ?? '';
  const migrationUrl = leading(
    readPostgresUrl(reader, 'DATABASE_MIGRATION_URL', reader.optional('DATABASE_MIGRATION_URL')),
  );
  const readUrl = leading(readPostgresUrl(reader, 'DATABASE_READ_URL', reader.optional('DATABASE_READ_URL')));
  return {
    databaseUrl,
    databaseMigrationUrl: migrationUrl ?? databaseUrl,
    databaseReadUrl: readUrl ?? null,
    databaseSchema: databaseUrl === '' ? DEFAULT_SCHEMA : readConnection(databaseUrl).schema,
  };
}

function readPostgresUrl(reader: EnvReader, name: string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  try {
    readConnection(value);
    return value;
  } catch (error) {
    if (!(error instanceof ConnectionUrlFault)) throw error;
    for (const fault of error.faults) reader.fault(name, fault);
    return undefined;
  }
}

export function readWebUrl(reader: EnvReader, name: string): string | undefined {
  const value = reader.optional(name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    reader.fault(name, 'must be an http or https address without query and fragment');
    return undefined;
  }
  return value.replace(/\/+$/, '');
}

/** A secret in password hashes that is not in the database. */
export interface Pepper {
  /** Stored with each hash, so that hashes with a former pepper can be verified. */
  readonly id: string;
  readonly key: Buffer;
}

export interface Peppers {
  readonly current: Pepper | null;
  readonly former: readonly Pepper[];
}

export function readPeppers(reader: EnvReader): Peppers {
  const current = reader.optional('PASSWORD_PEPPER');
  const peppers = {
    current: current === undefined ? null : readPepper(reader, 'PASSWORD_PEPPER', current),
    former: reader
      .list('PASSWORD_PREVIOUS_PEPPERS')
      .map((each) => readPepper(reader, 'PASSWORD_PREVIOUS_PEPPERS', each)),
  };
  const ids = [...(peppers.current ? [peppers.current.id] : []), ...peppers.former.map(({ id }) => id)];
  if (new Set(ids).size !== ids.length) reader.fault('PASSWORD_PREVIOUS_PEPPERS', 'gives two peppers one id');
  return peppers;
}

function readPepper(reader: EnvReader, name: string, value: string): Pepper {
  const [, id, key] = /^([A-Za-z0-9_-]{1,20}):(.+)$/.exec(value) ?? [];
  if (id !== undefined && key !== undefined) return { id, key: readKey(reader, name, key) };
  reader.fault(
    name,
    'must be an id of letters, digits, hyphens and underscores, a colon, and 32 bytes in base64',
  );
  return { id: '', key: Buffer.alloc(32) };
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A 256-bit key in base64, as `openssl rand -base64 32` prints it. */
export function readKey(reader: EnvReader, name: string, value: string): Buffer {
  if (value === '') return Buffer.alloc(32);
  const key = BASE64.test(value) ? Buffer.from(value, 'base64') : Buffer.alloc(0);
  if (key.length !== 32) reader.fault(name, 'must be 32 random bytes in base64 (openssl rand -base64 32)');
  return key;
}
