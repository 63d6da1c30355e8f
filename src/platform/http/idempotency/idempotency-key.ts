import type { RequestScope } from '../request-scope.js';
import { canonicalJson } from '../../../shared/canonical-json.js';
import { httpError } from '../http.errors.js';
import { uploadFingerprint } from '../uploads/uploads.js';

/** The identity of a request that may be repeated. */
export interface IdempotentRequest {
  /** The caller and the route: two users, or two clients that act for themselves, may choose the same key. */
  readonly scope: string;
  readonly key: string;
  /**
   * Keyed hash of the caller's agency, method, address, canonical body, file and If-Match. The agency is part of it, so that a user who has
   * moved to another agency is not shown an answer of the former one.
   */
  readonly requestHash: Buffer;
  /** Whether the stored hash is that of this request, also under a former key. */
  isSameAs(storedHash: Buffer): boolean;
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

export function idempotentRequest(
  { request }: RequestScope,
  header: string | readonly string[],
): IdempotentRequest {
  if (typeof header !== 'string' || !VISIBLE_ASCII.test(header))
    throw httpError('http.invalid-idempotency-key');
  if (!request.actor) throw new Error('@Idempotent() stands on a route without @Allow()');
  const { method, url, body, actor, headers, server } = request;
  const ifMatch = headers['if-match'] === undefined ? [] : [headers['if-match']];
  if (actor.id === null) throw new Error('Nobody in particular has keys of their own');
  const told = [
    actor.agencyId ?? '',
    method,
    url,
    canonicalJson(body),
    ...uploadFingerprint(request),
    ...ifMatch,
  ].join('\n');
  return {
    scope: `${actor.id} ${method} ${request.routeOptions.url ?? url}`,
    key: header,
    requestHash: server.fingerprints.of(told),
    isSameAs: (storedHash) => server.fingerprints.isOf(told, storedHash),
  };
}
