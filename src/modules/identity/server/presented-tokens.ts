import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** On the request itself, because the library is given another object that inherits from it. */
const NAMES = Symbol('presented tokens');

interface Presenting extends IncomingMessage {
  [NAMES]?: Map<string, string>;
}

/**
 * Signed access tokens that a request asks about. The library refuses them where tokens are introspected and revoked, because it
 * keeps none; ours stand in the registry by their ids. So each is checked and replaced by a name that holds for this request alone,
 * and the registry is asked by the id behind that name. An id that is not behind one opens nothing.
 */
export function nameToken(request: Presenting, tokenId: string): string {
  const name = `presented.${randomBytes(16).toString('base64url')}`;
  request[NAMES] = new Map([[name, tokenId]]);
  return name;
}

/** The id of the signed token that a name of this request stands for; null for any other value. */
export function presentedId(request: Presenting | undefined, name: string): string | null {
  return request?.[NAMES]?.get(name) ?? null;
}
