import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

const DIGEST = 'sha256';

/**
 * Keyed hashes (HMAC) that tell whether a request repeats an earlier one. A plain hash of a body with a social security number would reveal
 * it within seconds to anybody who tries all numbers.
 */
export class Fingerprints {
  private readonly keys: readonly [KeyObject, ...KeyObject[]];

  /** Hashes under the `former` keys are still recognized. */
  constructor(present: Buffer, former: readonly Buffer[]) {
    this.keys = [keyFrom(present), ...former.map(keyFrom)];
  }

  of(text: string): Buffer {
    return fingerprint(this.keys[0], text);
  }

  isOf(text: string, stored: Buffer): boolean {
    return this.keys.some((key) => fingerprint(key, text).equals(stored));
  }
}

function keyFrom(key: Buffer): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync(DIGEST, key, '', 'bindery: requests that are repeated', 32)));
}

function fingerprint(key: KeyObject, text: string): Buffer {
  return createHmac(DIGEST, key).update(text).digest();
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly fingerprints: Fingerprints;
  }
}
