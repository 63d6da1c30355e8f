import type { PoolClient } from 'pg';
import type { Row } from '../written-rows.js';

export interface AuditOf {
  readonly sample: Row;
  readonly resourceId: string;
  readonly changes: object;
}

const AUDIT_COLUMNS = 14;

/** One statement, however many rows. */
export async function insertAudit(
  client: PoolClient,
  by: { readonly agentId: string; readonly path: string },
  entries: readonly AuditOf[],
): Promise<void> {
  await client.query(
    `insert into audit_logs (user_id, client_id, ip_address, user_agent, session_id, request_id, action, resource_type, resource_id,
                             request_method, request_path, changes, outcome, risk_score)
     values ${tuples(entries.length, AUDIT_COLUMNS)}`,
    entries.flatMap(({ sample, resourceId, changes }) => [
      by.agentId,
      sample['client_id'],
      sample['ip_address'],
      sample['user_agent'],
      sample['session_id'],
      sample['request_id'],
      sample['action'],
      sample['resource_type'],
      resourceId,
      sample['request_method'],
      by.path,
      JSON.stringify(changes),
      sample['outcome'],
      sample['risk_score'],
    ]),
  );
}

/** `($1, $2), ($3, $4)` for two rows of two columns. */
export function tuples(rows: number, columns: number): string {
  const parameters = (row: number): string[] =>
    Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`);
  return Array.from({ length: rows }, (_, row) => `(${parameters(row).join(', ')})`).join(', ');
}

export interface Answered {
  readonly scope: string;
  readonly key: string;
  readonly location: string;
  readonly body: string;
}

export async function insertAnswer(client: PoolClient, sample: Row, answer: Answered): Promise<void> {
  await client.query(
    `insert into idempotency_keys (scope, key, request_hash, response_status, response_body, response_headers,
                                   created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, now(), now() + interval '7 days')`,
    [
      answer.scope,
      answer.key,
      sample['request_hash'],
      sample['response_status'],
      answer.body,
      JSON.stringify({ location: answer.location, etag: '"1"' }),
    ],
  );
}

/** What the database fills in itself, here as for everybody. */
const OWN = ['created_at', 'updated_at'];

export function insertCopy(client: PoolClient, table: string, row: Row): Promise<void> {
  return insertCopies(client, table, [row]);
}

/** Rows of the sample with what is their own, in one statement. */
export async function insertCopies(client: PoolClient, table: string, rows: readonly Row[]): Promise<void> {
  const filledIn = (column: string): boolean => rows.some((row) => row[column] !== null);
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !OWN.includes(column) && filledIn(column));
  if (columns.length === 0) return;
  await client.query(
    `insert into ${table} (${columns.join(', ')}) values ${tuples(rows.length, columns.length)}`,
    rows.flatMap((row) => columns.map((column) => row[column])),
  );
}
