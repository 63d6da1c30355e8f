import { Injectable } from '@nestjs/common';
import { Encryption } from './encryption.js';

export interface WrappedKey {
  readonly wrapped: string;
  /** Which key it was wrapped with. */
  readonly wrappingKeyId: string;
}

/**
 * Wraps and unwraps the keys of tables with a key that is not in the database. A key management service (AWS KMS, Vault
 * transit, an HSM) is one more class like the one below, provided for this one in encryption.module.ts: keys are unwrapped
 * once per process, so that its speed does not matter.
 */
export abstract class KeyWrapping {
  /** The id of the key that wraps data keys now. */
  abstract readonly wrappingKeyId: string;
  abstract wrap(key: Buffer, context: string): Promise<WrappedKey>;
  /** Throws DecryptionError when the wrapping key is not there, the text was changed, or the context is another. */
  abstract unwrap(wrapped: string, context: string): Promise<Buffer>;
}

/** With ENCRYPTION_KEY; with those of ENCRYPTION_PREVIOUS_KEYS it only unwraps. */
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
