import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { createPublicKey } from 'node:crypto';
import { SIGNING_ALGORITHM } from '../domain/access-claims.js';
import type { PublicKey } from './key-ring.js';

export interface NewKeyPair {
  /** The RFC 7638 thumbprint: it follows from the key, so two keys never share an id. */
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

export async function newKeyPair(): Promise<NewKeyPair> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const bare = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(bare);
  return {
    kid,
    publicJwk: { ...bare, kid, alg: SIGNING_ALGORITHM, use: 'sig' },
    privateJwk: await exportJWK(pair.privateKey),
  };
}

/** The public key as PEM, for passport-jwt. */
export function publicKeyOf(kid: string, jwk: JWK): PublicKey {
  const pem = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  return { kid, jwk, pem: pem.toString() };
}
