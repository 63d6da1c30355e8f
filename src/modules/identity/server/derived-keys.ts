import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { AppConfig } from '../../../platform/config/config.js';

/** Keys for one purpose each, from the one secret that all instances share, so that there is no second one to lose. */
export function derivedKeys(config: AppConfig, purpose: string): readonly Buffer[] {
  return [config.encryptionKey, ...config.previousEncryptionKeys].map((key) =>
    Buffer.from(hkdfSync('sha256', key, '', `bindery ${purpose}`, 32)),
  );
}

/**
 * Signs cookies as the Keygrip package does, with SHA-256 where that takes SHA-1 unless told. The first key signs, all of them
 * verify.
 */
export class CookieSignatures {
  constructor(private readonly keys: readonly Buffer[]) {}

  sign(data: string): string {
    return signature(data, this.keys[0] as Buffer);
  }

  index(data: string, given: string): number {
    const bytes = Buffer.from(given);
    return this.keys.findIndex((key) => {
      const own = Buffer.from(signature(data, key));
      return own.length === bytes.length && timingSafeEqual(own, bytes);
    });
  }

  verify(data: string, given: string): boolean {
    return this.index(data, given) >= 0;
  }
}

function signature(data: string, key: Buffer): string {
  return createHmac('sha256', key).update(data).digest('base64url');
}
