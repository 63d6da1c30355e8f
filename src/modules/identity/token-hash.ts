import { hash } from 'node:crypto';

/** The hash under which the id of a token is stored: with a dump of the tables nobody can use a token. */
export function tokenHash(tokenId: string): string {
  return hash('sha256', tokenId, 'hex');
}
