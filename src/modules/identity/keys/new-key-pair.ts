import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { createPublicKey } from 'node:crypto';
import { SIGNING_ALGORITHM } from '../domain/access-claims.js';
import type { PublicKey } from './key-ring.js';

export interface NewKeyPair {
  /** RFC 7638 thumbprint: the id of a key is a property of the key, so that two keys can never share one. */
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

/** In the form that passport-jwt takes. */
export function publicKeyOf(kid: string, jwk: JWK): PublicKey {
  const pem = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  return { kid, jwk, pem: pem.toString() };
}
