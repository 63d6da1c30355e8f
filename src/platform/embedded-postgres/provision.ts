import { Client, escapeIdentifier as name, escapeLiteral as text } from 'pg';
import { SUPERUSER } from './cluster.js';
import type { Secrets } from './state-file.js';

export const DATABASE = 'bindery';
const OWNER = 'bindery_owner';
const APPLICATION = 'bindery_app';

export interface DatabaseEnvironment {
  readonly DATABASE_URL: string;
  readonly DATABASE_MIGRATION_URL: string;
  readonly ENCRYPTION_KEY: string;
}

export function databaseEnvironment(port: number, secrets: Secrets): DatabaseEnvironment {
  const url = (role: string, password: string): string =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return {
    DATABASE_URL: url(APPLICATION, secrets.applicationPassword),
    DATABASE_MIGRATION_URL: url(OWNER, secrets.ownerPassword),
    ENCRYPTION_KEY: secrets.encryptionKey,
  };
}

/** Null if the server refuses the connection: it is not ours, or does not work. */
export async function connectAsSuperuser(port: number, secrets: Secrets): Promise<Client | null> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: secrets.superuserPassword,
    database: 'postgres',
    connectionTimeoutMillis: 3_000,
    ssl: false,
  });
  try {
    await client.connect();
    return client;
  } catch {
    return null;
  }
}

/** Creates the two roles and the database where missing, because the first start may have been interrupted. */
export async function provision(client: Client, secrets: Secrets): Promise<void> {
  await ensureRole(client, OWNER, secrets.ownerPassword);
  await ensureRole(client, APPLICATION, secrets.applicationPassword);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (!rowCount) await client.query(`create database ${name(DATABASE)} owner ${name(OWNER)}`);
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (!rowCount) await client.query(`create role ${name(role)} login password ${text(password)}`);
}
