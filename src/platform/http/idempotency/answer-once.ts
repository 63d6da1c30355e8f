import { RequestContext } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../../shared/errors.js';
import { isUniqueViolation, sqlStateOf } from '../database-faults.js';
import { addEntityHeaders } from '../entity-headers.js';
import { httpError } from '../http.errors.js';
import type { RequestScope } from '../request-scope.js';
import type { IdempotentRequest } from './idempotency-key.js';
import { idempotentRequest } from './idempotency-key.js';
import type { StoredAnswer } from './idempotency.store.js';
import { findAnswer, freeExpired, storeAnswer } from './idempotency.store.js';

const TABLE = 'idempotency_keys';
/** What stands in the place of an answer about a person who was erased: the key stays taken. */
const ERASED = 410;
const JSON_TYPE = 'application/json; charset=utf-8';
/** Headers that belong to the answer rather than to one delivery of it. */
const KEPT_HEADERS = ['location', 'etag'] as const;

/**
 * Runs the handler and keeps its answer under the key, both in one transaction that the use case joins: the answer exists
 * if and only if the work does, and a request needs one connection. The key is written last and travels with the commit; only
 * when something went wrong is it looked up, and then an earlier answer wins over the error, because the error (already bound,
 * number taken) may be the echo of that earlier success.
 */
export async function answerOnce(
  scope: RequestScope,
  header: string | readonly string[],
  handle: () => Promise<unknown>,
  shownOnce: readonly string[] = [],
): Promise<string | null> {
  const repeated = idempotentRequest(scope, header);
  const em = RequestContext.getEntityManager() as EntityManager | undefined;
  if (!em) throw new Error('@Idempotent() needs the request context of the ORM');
  try {
    return await em.transactional(async (transaction) => {
      const body = await handle();
      // Conflicts shall show before the key is taken, and what the database fills in shall be in the answer.
      await transaction.flush();
      const answer = answerOf(scope, body);
      await storeAnswer(transaction, repeated, sealed(scope, repeated, without(shownOnce, answer, body)));
      return answer.body;
    });
  } catch (error) {
    if (isKeyTaken(error) && (await freeExpired(em, repeated)))
      return answerOnce(scope, header, handle, shownOnce);
    return replay(em, scope, repeated, error);
  }
}

/** A request whose twin was faster. */
function isKeyTaken(error: unknown): boolean {
  return isUniqueViolation(error) && (error as { readonly table?: unknown }).table === TABLE;
}

/** Serializes once, for the table and for the client. */
function answerOf({ request, reply }: RequestScope, body: unknown): StoredAnswer {
  if (typeof body === 'object' && body !== null) addEntityHeaders(request, reply, body);
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = reply.getHeader(name);
    if (typeof value === 'string') headers[name] = value;
  }
  if (body === undefined || body === null) return { status: reply.statusCode, body: null, headers };
  reply.header('content-type', JSON_TYPE);
  return { status: reply.statusCode, body: JSON.stringify(body), headers };
}

/** What is stored must open nothing. */
function without(secrets: readonly string[], answer: StoredAnswer, body: unknown): StoredAnswer {
  if (secrets.length === 0) return answer;
  const hidden = Object.fromEntries(secrets.map((name) => [name, null]));
  return { ...answer, body: JSON.stringify({ ...(body as object), ...hidden }) };
}

function sealed({ request }: RequestScope, of: IdempotentRequest, answer: StoredAnswer): StoredAnswer {
  if (answer.body === null) return answer;
  return { ...answer, body: request.server.sealedPhones.seal(of, answer.body) };
}

async function replay(
  em: EntityManager,
  { request, reply }: RequestScope,
  repeated: IdempotentRequest,
  error: unknown,
): Promise<string | null> {
  for (const name of [...KEPT_HEADERS, 'content-type']) reply.removeHeader(name);
  const mayBeAnEcho = error instanceof DomainError || sqlStateOf(error) !== undefined;
  // A failure of the lookup says less than the error that led to it.
  const earlier = mayBeAnEcho ? await findAnswer(em, repeated).catch(() => undefined) : undefined;
  if (!earlier) throw isKeyTaken(error) ? httpError('http.unavailable', { retryAfter: 1 }) : error;
  if (!repeated.isSameAs(earlier.requestHash)) throw httpError('http.idempotency-key-reused');
  if (earlier.status === ERASED && earlier.body === null) throw httpError('http.answer-erased');
  reply.code(earlier.status).headers(earlier.headers).header('idempotency-replayed', 'true');
  if (earlier.body === null) return null;
  reply.header('content-type', JSON_TYPE);
  return request.server.sealedPhones.open(repeated, earlier.body);
}
