import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits in base64url, after a prefix by which secret scanners find one that was committed by mistake. */
const BYTES = 32;
const MARK = 'bcs_';
/** Longer texts are no secrets of ours, and are not hashed. */
const LONGEST = 256;

export function newClientSecret(): string {
  return MARK + randomBytes(BYTES).toString('base64url');
}

/** A fast hash is enough for a random secret (ASVS 5.0, 6.5.2: from 112 bits of entropy). */
export function clientSecretHash(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Compares with all hashes, in constant time. */
export function isSecretOf(presented: string, hashes: readonly string[]): boolean {
  if (presented.length > LONGEST) return false;
  const own = Buffer.from(clientSecretHash(presented));
  const matches = hashes.map((hashed) => {
    const known = Buffer.from(hashed);
    return known.length === own.length && timingSafeEqual(known, own);
  });
  return matches.includes(true);
}
