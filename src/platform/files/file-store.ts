import { createHash } from 'node:crypto';

export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Stores files under their SHA-256. Content under a hash never changes, so writing it again is harmless and needs no lock. A store that
 * cannot be reached throws FileStoreUnavailable.
 */
export abstract class FileStore {
  /** Resolves when all files are safe from a loss of power. */
  abstract put(files: ReadonlyMap<string, Buffer>): Promise<void>;
  abstract has(sha256: string): Promise<boolean>;
  /** The stored bytes, not checked against the hash; null if there are none. */
  abstract get(sha256: string): Promise<Buffer | null>;
}

export interface StoredFile {
  readonly sha256: string;
  readonly writtenAt: Date;
}

/** A store outside the database. It has no transactions, so files that a crash leaves behind must be found and removed. */
export abstract class OutsideFileStore extends FileStore {
  /** The first two hex digits of the stored hashes, `00` to `ff`; each is a folder. */
  abstract shards(): Promise<readonly string[]>;
  /** The files whose hash begins with these two digits. */
  abstract list(shard: string): AsyncIterable<StoredFile>;
  /** Removes a file unless it has been written again since it was listed; a missing file is no error. */
  abstract remove(file: StoredFile): Promise<void>;
}

/** The path `acme/4f/4f53cda1…`; companies do not share files, even equal ones. */
export function placeOf(company: string, sha256: string): string {
  return `${company}/${sha256.slice(0, 2)}/${sha256}`;
}

const SHA256 = /^[0-9a-f]{64}$/;
const SHARD = /^[0-9a-f]{2}$/;

export function isHash(name: string): boolean {
  return SHA256.test(name);
}

export function isShard(name: string): boolean {
  return SHARD.test(name);
}

/** The store cannot be reached; the same call may succeed shortly. */
export class FileStoreUnavailable extends Error {
  override readonly name = 'FileStoreUnavailable';
}
