import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { AppConfig } from '../../../platform/config/config.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import { OutsideFileStore, sha256Of } from '../../../platform/files/file-store.js';
import type { FileStoreKind } from '../../../platform/files/file-store-settings.js';
import { outsideStore } from '../../../platform/files/file-store-settings.js';
import { over } from '../../../platform/typed.js';
import { DocumentRendition } from '../document.entities.js';
import { UploadedFile } from '../uploads/uploaded-file.entity.js';
import { DatabaseFiles } from './database-files.js';

export interface MoveCounts {
  /** Files written by this run. */
  readonly copied: number;
  /** Files that were already there. */
  readonly present: number;
  /** Files that are missing in the old store or do not match their hash; they are not touched. */
  readonly faulty: readonly string[];
  readonly removed: number;
}

const BATCH = 50;

/**
 * Copies the files of all documents to another store. It may be stopped anywhere and repeated, because existing files are
 * skipped. Removing from the old store comes last, for files that the new one is proven to have.
 */
@Injectable()
export class MoveFiles {
  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    private readonly database: DatabaseFiles,
  ) {}

  /** Null when this kind of store is not configured. */
  storeOf(kind: FileStoreKind): FileStore | null {
    if (kind === 'database') return this.database;
    return outsideStore(kind, this.config.fileStore, this.config.databaseSchema);
  }

  async copy(from: FileStore, to: FileStore): Promise<Omit<MoveCounts, 'removed'>> {
    const faulty: string[] = [];
    let [copied, present] = [0, 0];
    for await (const hashes of this.inBatches()) {
      const files = new Map<string, Buffer>();
      for (const sha256 of hashes) {
        if (await to.has(sha256)) {
          present += 1;
          continue;
        }
        const bytes = await from.get(sha256);
        if (bytes && sha256Of(bytes) === sha256) files.set(sha256, bytes);
        else faulty.push(sha256);
      }
      if (files.size > 0) await to.put(files);
      copied += files.size;
    }
    return { copied, present, faulty };
  }

  /** Only its owner can delete from the database; `deleteRows` does that. */
  async remove(
    from: FileStore,
    to: FileStore,
    deleteRows: (hashes: readonly string[]) => Promise<void>,
  ): Promise<number> {
    let removed = 0;
    for await (const hashes of this.inBatches()) {
      const proven: string[] = [];
      for (const sha256 of hashes) {
        const bytes = (await from.has(sha256)) ? await to.get(sha256) : null;
        if (bytes && sha256Of(bytes) === sha256) proven.push(sha256);
      }
      if (from instanceof OutsideFileStore)
        for (const sha256 of proven) await from.remove({ sha256, writtenAt: new Date() });
      else if (proven.length > 0) await deleteRows(proven);
      removed += proven.length;
    }
    return removed;
  }

  private async *inBatches(): AsyncIterable<readonly string[]> {
    for (let after = ''; ;) {
      const rows = await over(this.em.fork(), DocumentRendition, UploadedFile)
        .selectFrom('DocumentRendition')
        .select('sha256')
        .where('sha256', '>', after)
        .union((union) => union.selectFrom('UploadedFile').select('sha256').where('sha256', '>', after))
        .orderBy('sha256')
        .limit(BATCH)
        .execute();
      if (rows.length === 0) return;
      yield rows.map(({ sha256 }) => sha256);
      after = rows.at(-1)?.sha256 ?? '';
    }
  }
}
