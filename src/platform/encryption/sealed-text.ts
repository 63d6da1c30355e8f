import type { KeyObject } from 'node:crypto';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { DecryptionError } from './encryption.js';

/** The place of a value; it cannot be decrypted in another row, column or table. */
export interface FieldPlace {
  readonly table: string;
  readonly column: string;
  /** The primary key of the row. */
  readonly row: string;
}

export interface DataKey {
  readonly id: string;
  readonly key: KeyObject;
}

const VERSION = 'v2';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^v2\.([0-9a-f]{16})\.([A-Za-z0-9_-]+)$/;
/** The same pattern within another text, without groups. */
export const SEALED_WITHIN = 'v2\\.[0-9a-f]{16}\\.[A-Za-z0-9_-]+';
/**
 * `v2.<id of the data key>.<base64url of nonce, ciphertext, tag>`: AES-256-GCM with a random 96-bit nonce, so one key may
 * write 2^32 values (NIST SP 800-38D section 8.3). The key that wraps the data key is not named, so that changing it
 * leaves the rows alone.
 */
export function sealText({ id, key }: DataKey, place: FieldPlace, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated(id, place));
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${id}.${sealed.toString('base64url')}`;
}

/** The id of the key that a text was sealed with. */
export function keyIdOfSealed(sealed: string): string {
  const keyId = SEALED.exec(sealed)?.[1];
  if (keyId === undefined) throw new DecryptionError('This is not a sealed text of ours');
  return keyId;
}

/** The prefix of all texts sealed with a key. */
export function sealedWith(keyId: string): string {
  return `${VERSION}.${keyId}.`;
}

export function openText({ id, key }: DataKey, place: FieldPlace, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(sealedWith(id).length), 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new DecryptionError('The sealed text is cut short');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(associated(id, place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return (
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    const { table, column, row } = place;
    throw new DecryptionError(
      `The sealed text was changed, or it does not belong to ${table}.${column} of ${row}`,
    );
  }
}

/** A keyed hash for exact search in a column; without the key it reveals nothing but equality. */
export function blindIndexOf({ key }: DataKey, table: string, column: string, value: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([table, column, value]))
    .digest('base64url');
}

/** JSON keeps the parts apart, so that different places never give the same bytes. */
function associated(keyId: string, { table, column, row }: FieldPlace): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, table, column, row]));
}
