import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/config.js';

/** A text cannot be decrypted. The message names the key and the reason, never the data. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ENVELOPE = /^v1\.([0-9a-f]{16})\.([A-Za-z0-9_-]+)$/;

/** An id of a key that reveals nothing about it. */
function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('bindery key id\n').update(key).digest('hex').slice(0, 16);
}

/**
 * Encrypts keys at rest with ENCRYPTION_KEY; fields use data keys (FieldEncryption). AES-256-GCM (NIST SP 800-38D) with a new 96-bit nonce
 * and a 128-bit tag. The envelope is `v1.<key id>.<base64url of nonce, ciphertext, tag>`. The context binds it to its place: copied to
 * another row or column, it does not decrypt.
 */
@Injectable()
export class Encryption {
  /** The id of the key that encrypts. */
  readonly keyId: string;
  private readonly key: Buffer;
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor(config: AppConfig) {
    this.key = config.encryptionKey;
    this.keyId = keyIdOf(this.key);
    this.keys = new Map([...config.previousEncryptionKeys, this.key].map((key) => [keyIdOf(key), key]));
  }

  /** `context` names the place, such as `signing_keys.private_key:<id>`. */
  encrypt(plain: string | Buffer, context: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(this.associated(this.keyId, context));
    const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return `${VERSION}.${this.keyId}.${sealed.toString('base64url')}`;
  }

  /** Whether the key with this id is configured. */
  knows(keyId: string): boolean {
    return this.keys.has(keyId);
  }

  /** Throws DecryptionError when the key is not configured, the text was changed, or the context is another. */
  decrypt(envelope: string, context: string): Buffer {
    const match = ENVELOPE.exec(envelope);
    if (!match) throw new DecryptionError('This is not an envelope of ours');
    const [, keyId = '', body = ''] = match;
    const key = this.keys.get(keyId);
    if (!key) {
      throw new DecryptionError(
        `Encrypted with key ${keyId}, which is neither ENCRYPTION_KEY (${this.keyId}) nor in ENCRYPTION_PREVIOUS_KEYS`,
      );
    }
    const sealed = Buffer.from(body, 'base64url');
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new DecryptionError('The envelope is cut short');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(this.associated(keyId, context));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw new DecryptionError(`The envelope was changed, or it does not belong to ${context}`);
    }
  }

  private associated(keyId: string, context: string): Buffer {
    return Buffer.from(`${VERSION}\n${keyId}\n${context}`, 'utf8');
  }
}
