import type { RequestScope } from '../request-scope.js';
import { canonicalJson } from '../../../shared/canonical-json.js';
import { httpError } from '../http.errors.js';
import { uploadFingerprint } from '../uploads/uploads.js';

/** The identity of a request that may be repeated. */
export interface IdempotentRequest {
  /** Who on which route: two people, or two clients that act for themselves, may choose the same key. */
  readonly scope: string;
  readonly key: string;
  /**
   * Keyed, of the caller's agency, method, address, canonical body, file and the version that is changed: an answer belongs to
   * the agency it was given to, so whoever has moved to another one since is not shown it again.
   */
  readonly requestHash: Buffer;
  /** Whether this request is the one of a stored hash, also under a former key. */
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
