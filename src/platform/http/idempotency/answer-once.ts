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
/** The status of a stored answer that was erased together with a person; its key stays taken. */
const ERASED = 410;
const JSON_TYPE = 'application/json; charset=utf-8';
/** Headers that are stored with the answer; all others belong to one response only. */
const KEPT_HEADERS = ['location', 'etag'] as const;

/**
 * Runs the handler and stores its answer under the key, in one transaction that the use case joins: the answer exists if and only if the
 * work does, and a request needs one connection. The key is written last and sent with the commit. It is looked up only after an error: an
 * earlier answer wins over the error, which (already bound, number taken) may be a consequence of that earlier success.
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
      // Flushed first, so that conflicts appear before the key is written, and the answer contains values that the database fills in.
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

/** Whether a parallel request with the same key was stored first. */
function isKeyTaken(error: unknown): boolean {
  return isUniqueViolation(error) && (error as { readonly table?: unknown }).table === TABLE;
}

/** Serializes the body once, both for the table and for the client. */
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

/** The answer as it is stored: secrets that are shown once are replaced by null. */
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
  // If the lookup fails too, the first error is the more useful one.
  const earlier = mayBeAnEcho ? await findAnswer(em, repeated).catch(() => undefined) : undefined;
  if (!earlier) throw isKeyTaken(error) ? httpError('http.unavailable', { retryAfter: 1 }) : error;
  if (!repeated.isSameAs(earlier.requestHash)) throw httpError('http.idempotency-key-reused');
  if (earlier.status === ERASED && earlier.body === null) throw httpError('http.answer-erased');
  reply.code(earlier.status).headers(earlier.headers).header('idempotency-replayed', 'true');
  if (earlier.body === null) return null;
  reply.header('content-type', JSON_TYPE);
  return request.server.sealedPhones.open(repeated, earlier.body);
}
