import { sql } from 'kysely';
import type { Database } from './connection.js';
import { withDatabase } from './connection.js';
import * as expected from './verify/expected.js';
import type { FoundObjects } from './verify/present.js';
import * as present from './verify/present.js';

export type FindingKind =
  'extension' | 'table' | 'function' | 'trigger' | 'constraint' | 'index' | 'partition';

export interface Finding extends FoundObjects {
  readonly kind: FindingKind;
}

export interface Verification {
  /** Everything that should be there, and whether it is. */
  readonly findings: readonly Finding[];
  /** Findings that are no fault of the schema but need attention. */
  readonly warnings: readonly string[];
}

/** Compares a database with the result of the migrations. It only reads the catalog, so it may run at any time. */
export async function verifyDatabase(url: string): Promise<Verification> {
  return withDatabase(url, async (database) => ({
    findings: await findEverything(database),
    warnings: await warningsOf(database),
  }));
}

async function findEverything(database: Database): Promise<readonly Finding[]> {
  const tables = [
    ...expected.MUTABLE_TABLES,
    ...expected.APPEND_ONLY_TABLES,
    ...expected.TECHNICAL_TABLES,
  ].toSorted();
  const found: readonly (readonly [FindingKind, readonly FoundObjects[]])[] = [
    ['extension', await present.findExtensions(database, expected.EXTENSIONS)],
    ['table', await present.findTables(database, tables)],
    ['function', await present.findFunctions(database, expected.FUNCTIONS)],
    ['trigger', await present.findTriggers(database)],
    ['constraint', await present.findConstraints(database, expected.CONSTRAINTS)],
    ['index', await present.findIndexes(database, expected.INDEXES)],
    ['partition', await present.findPartitions(database)],
  ];
  return found.flatMap(([kind, list]) => list.map((one) => ({ kind, ...one })));
}

async function warningsOf(database: Database): Promise<readonly string[]> {
  const { rows: known } = await sql<{ exists: boolean }>`
    select to_regprocedure(quote_ident(current_schema()) || '.audit_default_partition_rows()') is not null
       and to_regclass(quote_ident(current_schema()) || '.audit_logs_default') is not null as exists`.execute(
    database,
  );
  if (!known[0]?.exists) return [];
  const { rows } = await sql<{ count: string }>`select audit_default_partition_rows() as count`.execute(
    database,
  );
  const count = Number(rows[0]?.count ?? 0);
  if (count === 0) return [];
  return [
    `audit_logs_default holds ${count} rows of months that had no partition; ` +
      'create_monthly_audit_partition() moves those of the months it makes',
  ];
}
