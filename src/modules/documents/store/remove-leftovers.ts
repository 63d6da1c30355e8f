import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { FileStore, OutsideFileStore } from '../../../platform/files/file-store.js';
import type { StoredFile } from '../../../platform/files/file-store.js';
import { isOneOf } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { DocumentRendition } from '../document.entities.js';
import { UploadedFile } from '../uploads/uploaded-file.entity.js';

/** Much longer than storing a file and then recording its owner takes, even where clocks differ. */
const AGE_MS = 24 * 3_600_000;

/**
 * Files go to an outside store before the database records them, so that no document lacks its bytes. A file that no row
 * records is left over: from a crash in between, or from two processes that drew different bytes.
 */
@Injectable()
export class RemoveLeftovers {
  constructor(
    private readonly em: EntityManager,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /** False for files in the database, where nothing is removed. */
  get isNeeded(): boolean {
    return this.store instanceof OutsideFileStore;
  }

  /** Removes leftovers until all were seen or the signal aborts; returns how many. */
  async run(signal: AbortSignal): Promise<number> {
    if (!(this.store instanceof OutsideFileStore)) return 0;
    const before = this.clock.now().getTime() - AGE_MS;
    let removed = 0;
    for (const shard of await this.store.shards()) {
      if (signal.aborted) break;
      const old: StoredFile[] = [];
      for await (const file of this.store.list(shard)) if (file.writtenAt.getTime() < before) old.push(file);
      for (const file of await this.ofNobody(old)) {
        await this.store.remove(file);
        removed += 1;
      }
    }
    return removed;
  }

  /** Removes those of these files that no row refers to any more, however new they are. */
  async forget(hashes: readonly string[]): Promise<void> {
    if (!(this.store instanceof OutsideFileStore)) return;
    const writtenAt = new Date(this.clock.now().getTime() + AGE_MS);
    for (const file of await this.ofNobody(hashes.map((sha256) => ({ sha256, writtenAt }))))
      await this.store.remove(file);
  }

  private async ofNobody(files: readonly StoredFile[]): Promise<readonly StoredFile[]> {
    if (files.length === 0) return [];
    const hashes = files.map(({ sha256 }) => sha256);
    const rows = await over(this.em, DocumentRendition, UploadedFile)
      .selectFrom('DocumentRendition')
      .select('sha256')
      .where(isOneOf('sha256', hashes, 'text'))
      .union((union) =>
        union
          .selectFrom('UploadedFile')
          .select('sha256')
          .where(isOneOf('sha256', hashes, 'text')),
      )
      .execute();
    const owned = new Set(rows.map(({ sha256 }) => sha256));
    return files.filter(({ sha256 }) => !owned.has(sha256));
  }
}
