import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { FileStore, FileStoreUnavailable, sha256Of } from '../../../platform/files/file-store.js';
import { LOG } from '../../../platform/logging/logger.js';
import { documentError } from '../documents.errors.js';

const RETRY_SECONDS = 5;

/** The bytes of documents in whichever store is configured; every read is checked against the hash. */
@Injectable()
export class DocumentFiles {
  constructor(
    private readonly store: FileStore,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async put(files: readonly Buffer[]): Promise<void> {
    await this.reached(() => this.store.put(new Map(files.map((bytes) => [sha256Of(bytes), bytes]))));
  }

  async isIntact(sha256: string): Promise<boolean> {
    const bytes = await this.reached(() => this.store.get(sha256));
    return bytes !== null && sha256Of(bytes) === sha256;
  }

  async get(sha256: string): Promise<Buffer> {
    const bytes = await this.reached(() => this.store.get(sha256));
    if (!bytes) throw documentError('documents.bytes-missing');
    if (sha256Of(bytes) === sha256) return bytes;
    this.log.error({ sha256 }, 'document altered in the store');
    throw documentError('documents.bytes-altered');
  }

  private async reached<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FileStoreUnavailable)) throw error;
      this.log.error({ reason: error.message }, 'store of documents not reached');
      throw documentError('documents.store-unavailable', { retryAfter: RETRY_SECONDS });
    }
  }
}
