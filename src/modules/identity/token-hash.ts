import { hash } from 'node:crypto';

/** Of the id of a token: only hashes are stored, so that a dump of the tables opens nothing. */
export function tokenHash(tokenId: string): string {
  return hash('sha256', tokenId, 'hex');
}
