import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../statement.js';
import type { IdempotentRequest } from './idempotency-key.js';
import './plain-answers.store.js';

/** A finished answer, as it was sent. */
export interface StoredAnswer {
  readonly status: number;
  /** The JSON text of the body; null for an answer without one. */
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface EarlierAnswer extends StoredAnswer {
  readonly requestHash: Buffer;
}

const KEPT_DAYS = 7;

interface NewRow extends Omit<StoredAnswer, 'headers'>, IdempotentRequest {
  readonly headers: string;
  readonly days: number;
}

const INSERT = new Statement<NewRow>(
  (row) => sql`
    insert into idempotency_keys
           (scope, key, request_hash, response_status, response_body, response_headers, created_at, expires_at)
    values (${row.scope}, ${row.key}, ${row.requestHash}, ${row.status}, ${row.body}, ${row.headers}, now(),
            now() + make_interval(days => ${row.days}))`,
);

/**
 * Stores the answer in the open transaction. A parallel request with the same key waits for this transaction to end; then it fails, like
 * any request whose key has an answer already.
 */
export function storeAnswer(
  em: EntityManager,
  request: IdempotentRequest,
  { headers, ...answer }: StoredAnswer,
): Promise<void> {
  return INSERT.send(em, { ...request, ...answer, headers: JSON.stringify(headers), days: KEPT_DAYS });
}

/** Deletes the expired answer of a key, if there is one, and tells whether the key was freed by that. */
export async function freeExpired(em: EntityManager, { scope, key }: IdempotentRequest): Promise<boolean> {
  const result = await sql`
    delete from idempotency_keys where scope = ${scope} and key = ${key} and expires_at <= now()
  `.execute(em.getKysely());
  return result.numAffectedRows === 1n;
}

export async function findAnswer(
  em: EntityManager,
  { scope, key }: IdempotentRequest,
): Promise<EarlierAnswer | undefined> {
  const { rows } = await sql<EarlierAnswer>`
    select request_hash, response_status as "status", response_body as "body",
           response_headers as "headers"
      from idempotency_keys
     where scope = ${scope} and key = ${key} and expires_at > now()
  `.execute(em.getKysely());
  return rows[0];
}

/** Deletes one batch of expired answers and returns how many. */
export async function deleteExpiredAnswers(em: EntityManager, batch: number): Promise<number> {
  const result = await sql`
    delete from idempotency_keys
     where ctid in (select ctid from idempotency_keys where expires_at <= now() and created_at < retention_cutoff('idempotency_keys') limit ${batch} for update skip locked)
  `.execute(em.getKysely());
  return Number(result.numAffectedRows ?? 0n);
}
