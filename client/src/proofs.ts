import type { KeyPair } from 'dpop';
import { generateKeyPair, generateProof } from 'dpop';

/** Makes the proof that goes with one request: of a key, for its method and address, and for the token that is bound to the key. */
export type Prover = (method: string, url: string, token?: string, nonce?: string) => Promise<string>;

/** RFC 9449. The key is made when it is first needed, unless there is one already. */
export function proofsOf(given: true | KeyPair): Prover {
  let key: Promise<KeyPair> | undefined = given === true ? undefined : Promise.resolve(given);
  return async (method, url, token, nonce) => {
    key ??= generateKeyPair('ES256');
    const { origin, pathname } = new URL(url);
    return generateProof(await key, origin + pathname, method, nonce, token);
  };
}
