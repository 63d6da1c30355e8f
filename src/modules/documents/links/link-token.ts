import { hash, randomBytes } from 'node:crypto';

const BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Where links lead. The token stands in the query, which no log, no problem and no trail of ours writes. */
export const LINK_PATH = 'shared/document';

/** 256 bits that nobody can guess. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is kept of it: a dump of the tables opens nothing. Null for what can be no token. */
export function hashOf(token: unknown): string | null {
  return typeof token === 'string' && TOKEN.test(token) ? hash('sha256', token, 'hex') : null;
}
