import { Injectable } from '@nestjs/common';
import { Encryption } from './encryption.js';

export interface WrappedKey {
  readonly wrapped: string;
  /** The id of the wrapping key. */
  readonly wrappingKeyId: string;
}

/**
 * Wraps data keys with a key that is not in the database. For a key management service (AWS KMS, Vault transit, an HSM), provide another
 * implementation in encryption.module.ts. Keys are unwrapped once per process, so its speed does not matter.
 */
export abstract class KeyWrapping {
  /** The id of the key that wraps data keys now. */
  abstract readonly wrappingKeyId: string;
  abstract wrap(key: Buffer, context: string): Promise<WrappedKey>;
  /** Throws DecryptionError when the wrapping key is not there, the text was changed, or the context is another. */
  abstract unwrap(wrapped: string, context: string): Promise<Buffer>;
}

/** Wraps with ENCRYPTION_KEY; the ENCRYPTION_PREVIOUS_KEYS only unwrap. */
@Injectable()
export class EnvironmentKeyWrapping extends KeyWrapping {
  readonly wrappingKeyId: string;

  constructor(private readonly encryption: Encryption) {
    super();
    this.wrappingKeyId = encryption.keyId;
  }

  wrap(key: Buffer, context: string): Promise<WrappedKey> {
    const wrapped = this.encryption.encrypt(key, context);
    return Promise.resolve({ wrapped, wrappingKeyId: this.wrappingKeyId });
  }

  async unwrap(wrapped: string, context: string): Promise<Buffer> {
    return Promise.resolve(this.encryption.decrypt(wrapped, context));
  }
}
