import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits in the alphabet of URLs, behind a mark by which scanners of code find one that was checked in by mistake. */
const BYTES = 32;
const MARK = 'bcs_';
/** Anything longer is no secret of ours, and is not hashed. */
const LONGEST = 256;

export function newClientSecret(): string {
  return MARK + randomBytes(BYTES).toString('base64url');
}

/** A fast hash is enough for what nobody can guess (ASVS 5.0, 6.5.2: from 112 bits of entropy). */
export function clientSecretHash(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** All are compared, and each in the same time whatever it is. */
export function isSecretOf(presented: string, hashes: readonly string[]): boolean {
  if (presented.length > LONGEST) return false;
  const own = Buffer.from(clientSecretHash(presented));
  const matches = hashes.map((hashed) => {
    const known = Buffer.from(hashed);
    return known.length === own.length && timingSafeEqual(known, own);
  });
  return matches.includes(true);
}
