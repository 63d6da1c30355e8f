import { hash } from 'node:crypto';

/** The stored hash of a token id, so that a dump of the tables holds no usable token. */
export function tokenHash(tokenId: string): string {
  return hash('sha256', tokenId, 'hex');
}
