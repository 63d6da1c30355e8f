import { createHash } from 'node:crypto';

export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Where bytes lie under the hash of themselves. What is there once is never another thing, so writing again what is there
 * already is no fault, and needs no lock. A store that cannot be reached throws FileStoreUnavailable.
 */
export abstract class FileStore {
  /** Returns when all files would survive a loss of power. */
  abstract put(files: ReadonlyMap<string, Buffer>): Promise<void>;
  abstract has(sha256: string): Promise<boolean>;
  /** As they lie there, unproven; null when nothing lies under the hash. */
  abstract get(sha256: string): Promise<Buffer | null>;
}

export interface StoredFile {
  readonly sha256: string;
  readonly writtenAt: Date;
}

/** A store beside the database: it knows of no transaction, so what a crash leaves over has to be found and removed. */
export abstract class OutsideFileStore extends FileStore {
  /** The first two digits of the hashes that lie there, `00` to `ff`: files lie in as many folders. */
  abstract shards(): Promise<readonly string[]>;
  /** Those whose hash begins with the two digits of a shard. */
  abstract list(shard: string): AsyncIterable<StoredFile>;
  /** Removes a file unless it has been written since; what is not there need not be removed. */
  abstract remove(file: StoredFile): Promise<void>;
}

/** `acme/4f/4f53cda1…`: each company has files of its own, though two may have the same. */
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

/** The same may well succeed in a moment: nothing is wrong with the file. */
export class FileStoreUnavailable extends Error {
  override readonly name = 'FileStoreUnavailable';
}
