import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

const DIGEST = 'sha256';

/**
 * Tells whether a request is the one that a key was used for, and nothing else. It is keyed: a plain hash of a body that holds a
 * social security number says it to whoever tries all of them, which takes seconds.
 */
export class Fingerprints {
  private readonly keys: readonly [KeyObject, ...KeyObject[]];

  /** Those of former keys are still recognized. */
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
