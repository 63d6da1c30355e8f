import { hash, randomBytes } from 'node:crypto';

const BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The path of links. The token is in the query, which our logs, problem responses and audit trail never contain. */
export const LINK_PATH = 'shared/document';

/** 256 bits that nobody can guess. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/**
 * The SHA-256 of a token, which is all that is stored, so that a dump of the tables opens nothing. Null for text that is no
 * token.
 */
export function hashOf(token: unknown): string | null {
  return typeof token === 'string' && TOKEN.test(token) ? hash('sha256', token, 'hex') : null;
}
