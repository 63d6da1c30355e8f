import { importJWK } from 'jose';
import type { FieldFault } from '../../../shared/errors.js';
import type { JwkSet } from './domain/registration.js';

const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'EdDSA'];
const LEAST_RSA_BITS = 2048;

/** The faults of a client's key set: keys must be public, strong and state their use (RFC 8725 section 3.5). */
export async function jwksFaults(jwks: JwkSet | null): Promise<readonly FieldFault[]> {
  if (jwks === null) return [];
  const { keys } = jwks as { readonly keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > 10 || Object.keys(jwks).length > 1)
    return [{ pointer: '/jwks', detail: 'must be a key set of 1 to 10 keys: { "keys": [...] }' }];
  const details = await Promise.all((keys as readonly unknown[]).map(keyFault));
  const ids = (keys as readonly unknown[]).map((key) => (key as { kid?: unknown } | null)?.kid);
  return details.flatMap((detail, index) => {
    const pointer = `/jwks/keys/${index}`;
    if (detail !== null) return [{ pointer, detail }];
    return ids.indexOf(ids[index]) === index ? [] : [{ pointer, detail: 'has the kid of another key' }];
  });
}

async function keyFault(key: unknown): Promise<string | null> {
  if (typeof key !== 'object' || key === null || Array.isArray(key)) return 'must be a key';
  const jwk = key as Readonly<Record<string, unknown>>;
  if (SECRET_MEMBERS.some((member) => member in jwk))
    return 'holds a private key, which must not leave its owner: make a new pair';
  if (typeof jwk['kid'] !== 'string' || jwk['kid'] === '') return 'must have a kid';
  if (typeof jwk['alg'] !== 'string' || !ALGORITHMS.includes(jwk['alg']))
    return `must have an alg: one of ${ALGORITHMS.join(', ')}`;
  if ('use' in jwk && jwk['use'] !== 'sig') return 'must be for signatures (use: sig)';
  if (typeof jwk['n'] === 'string' && Buffer.from(jwk['n'], 'base64url').length * 8 < LEAST_RSA_BITS)
    return `must have at least ${LEAST_RSA_BITS} bits`;
  return importJWK(jwk).then(
    () => null,
    () => 'is no key that can be read',
  );
}
