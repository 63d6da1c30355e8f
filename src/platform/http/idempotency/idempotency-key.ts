import { hash } from 'node:crypto';
import type { RequestScope } from '../request-scope.js';
import { httpError } from '../http.errors.js';
import { canonicalJson } from './canonical-json.js';

/** The identity of a request that may be repeated. */
export interface IdempotentRequest {
  /** Who on which route: two people may choose the same key. */
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of method, address and canonical body. */
  readonly requestHash: Buffer;
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

export function idempotentRequest(
  { request }: RequestScope,
  header: string | readonly string[],
): IdempotentRequest {
  if (typeof header !== 'string' || !VISIBLE_ASCII.test(header))
    throw httpError('http.invalid-idempotency-key');
  if (!request.actor) throw new Error('@Idempotent() stands on a route without @Allow()');
  const { method, url, body } = request;
  return {
    scope: `${request.actor.id ?? request.actor.role} ${method} ${request.routeOptions.url ?? url}`,
    key: header,
    requestHash: hash('sha256', `${method}\n${url}\n${canonicalJson(body)}`, 'buffer'),
  };
}
