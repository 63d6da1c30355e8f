import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Stored on the original request, because the library gets an object that inherits from it. */
const NAMES = Symbol('presented tokens');

interface Presenting extends IncomingMessage {
  [NAMES]?: Map<string, string>;
}

/**
 * Lets signed access tokens be introspected and revoked, which the library refuses because it stores none. Each token is verified and
 * replaced by a random name, valid for this request only, behind which our registry finds its id. An id sent directly opens nothing.
 */
export function nameToken(request: Presenting, tokenId: string): string {
  const name = `presented.${randomBytes(16).toString('base64url')}`;
  request[NAMES] = new Map([[name, tokenId]]);
  return name;
}

/** The token id behind a name of this request; null for any other value. */
export function presentedId(request: Presenting | undefined, name: string): string | null {
  return request?.[NAMES]?.get(name) ?? null;
}
