import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { IdempotentRequest } from './idempotency-key.js';

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

/**
 * Stores the answer in the open transaction. False when the key has a living answer already: the insert waits for a
 * parallel request with the same key to end, so exactly one of them gets true.
 */
export async function storeAnswer(
  em: EntityManager,
  { scope, key, requestHash }: IdempotentRequest,
  { status, body, headers }: StoredAnswer,
): Promise<boolean> {
  const result = await sql`
    insert into idempotency_keys as kept
           (scope, key, request_hash, response_status, response_body, response_headers, created_at, expires_at)
    values (${scope}, ${key}, ${requestHash}, ${status}, ${body}, ${JSON.stringify(headers)}, now(),
            now() + make_interval(days => ${KEPT_DAYS}))
    on conflict (scope, key) do update
       set request_hash = excluded.request_hash, response_status = excluded.response_status,
           response_body = excluded.response_body, response_headers = excluded.response_headers,
           created_at = excluded.created_at, expires_at = excluded.expires_at
     where kept.expires_at <= now()
  `.execute(em.getKysely());
  return result.numAffectedRows === 1n;
}

export async function findAnswer(
  em: EntityManager,
  { scope, key }: IdempotentRequest,
): Promise<EarlierAnswer | undefined> {
  const { rows } = await sql<EarlierAnswer>`
    select request_hash as "requestHash", response_status as "status", response_body as "body",
           response_headers as "headers"
      from idempotency_keys
     where scope = ${scope} and key = ${key} and expires_at > now()
  `.execute(em.getKysely());
  return rows[0];
}

/** Removes one batch of expired answers and tells how many it was. */
export async function deleteExpiredAnswers(em: EntityManager, batch: number): Promise<number> {
  const result = await sql`
    delete from idempotency_keys
     where ctid in (select ctid from idempotency_keys where expires_at <= now() limit ${batch} for update skip locked)
  `.execute(em.getKysely());
  return Number(result.numAffectedRows ?? 0n);
}
