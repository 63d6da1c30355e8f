import { sql } from 'kysely';
import { readConnection } from '../platform/postgres/connection-url.js';
import { migrations } from '../../migrations/index.js';
import { grantApplication, separationOf } from './grants.js';
import type { RoleSeparation } from './grants.js';
import type { Database } from './connection.js';
import type { MigratorTurn } from './migrator.js';
import { MIGRATIONS_TABLE, withMigrator } from './migrator.js';

export interface MigrateOptions {
  /** Connection string of the role that owns the tables. */
  readonly migrationUrl: string;
  /** Connection string of the application, whose role gets its rights after each migration. */
  readonly applicationUrl?: string;
  /** Name of the last migration to apply; all by default. */
  readonly to?: string;
}

export interface MigrateReport {
  /** Names of the migrations applied by this call, in order; empty when there was nothing to do. */
  readonly applied: readonly string[];
  /** Anything but 'separate' means that the database cannot protect append-only tables from the application. */
  readonly separation: RoleSeparation;
}

export interface RollbackOptions {
  readonly migrationUrl: string;
  /** The last migration to keep; 0 to revert all. By default only the newest one is reverted. */
  readonly to?: string | 0;
}

/** Applies all pending migrations, or none, and gives the application's role its rights. */
export async function migrate({ migrationUrl, ...options }: MigrateOptions): Promise<MigrateReport> {
  return withMigrations(migrationUrl, (schema) => schema.migrate(options));
}

/** Reverts migrations, newest first, and returns their names. */
export async function rollback({ migrationUrl, ...options }: RollbackOptions): Promise<readonly string[]> {
  return withMigrations(migrationUrl, (schema) => schema.rollback(options));
}

/** Migrates and reverts any number of times on one connection; each time is a transaction of its own. */
export function withMigrations<T>(
  migrationUrl: string,
  work: (schema: MigratedSchema) => Promise<T>,
): Promise<T> {
  return withMigrator(migrationUrl, (inTurn) => work(new MigratedSchema(inTurn)));
}

export class MigratedSchema {
  constructor(private readonly inTurn: MigratorTurn) {}

  async migrate({ applicationUrl, to }: Omit<MigrateOptions, 'migrationUrl'> = {}): Promise<MigrateReport> {
    if (to !== undefined) assertKnown(to);
    return this.inTurn(async (migrator, transaction) => {
      const role = roleOf(applicationUrl);
      const separation = await separationOf(transaction, role);
      const applied = await migrator.up({ ...(to !== undefined && { to }), transaction });
      if (role !== null && separation !== 'same') await grantApplication(transaction, role);
      return { applied: applied.map(({ name }) => name), separation };
    });
  }

  async rollback({ to }: Omit<RollbackOptions, 'migrationUrl'> = {}): Promise<readonly string[]> {
    if (to !== undefined && to !== 0) assertKnown(to);
    return this.inTurn(async (migrator, transaction) => {
      const reverted = await migrator.down({ ...(to !== undefined && { to }), transaction });
      return reverted.map(({ name }) => name);
    });
  }
}

export interface MigrationState {
  readonly name: string;
  /** Null while it is pending. */
  readonly appliedAt: Date | null;
}

/** All migrations of this version and all applied ones, in order. It only reads, so the application's role may call it too. */
export async function migrationStates(database: Database): Promise<readonly MigrationState[]> {
  const known = migrations.map((migration) => migration.name);
  const applied = await appliedMigrations(database);
  const unknown = [...applied.keys()].filter((name) => !known.includes(name));
  return [...known, ...unknown].map((name) => ({ name, appliedAt: applied.get(name) ?? null }));
}

async function appliedMigrations(database: Database): Promise<ReadonlyMap<string, Date>> {
  const table = await sql<{ exists: boolean }>`
    select to_regclass(quote_ident(current_schema()) || '.' || ${MIGRATIONS_TABLE}::text) is not null as exists`.execute(
    database,
  );
  if (!table.rows[0]?.exists) return new Map();
  const { rows } = await sql<{ name: string; executedAt: Date | string }>`
    select name, executed_at from ${sql.table(MIGRATIONS_TABLE)} order by id`.execute(database);
  return new Map(rows.map((row) => [row.name, new Date(row.executedAt)]));
}

function assertKnown(name: string): void {
  const names = migrations.map((migration) => migration.name);
  if (!names.includes(name)) throw new Error(`There is no migration ${name}; there are ${names.join(', ')}`);
}

function roleOf(url: string | undefined): string | null {
  return (url && readConnection(url).user) || null;
}
