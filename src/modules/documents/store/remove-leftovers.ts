import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { FileStore, OutsideFileStore, SHARDS } from '../../../platform/files/file-store.js';
import type { StoredFile } from '../../../platform/files/file-store.js';
import { Clock } from '../../../shared/clock.js';

/** Far longer than from writing a file to writing down whose it is, also where clocks differ. */
const AGE_MS = 24 * 3_600_000;

/**
 * A store beside the database gets its files before the database says whose they are, so that no document lacks its bytes.
 * What a crash in between leaves, and what was drawn by two at once in two ways, belongs to nobody.
 */
@Injectable()
export class RemoveLeftovers {
  constructor(
    private readonly em: EntityManager,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /** In the database itself nothing is ever removed. */
  get isNeeded(): boolean {
    return this.store instanceof OutsideFileStore;
  }

  /** How many were removed, until all is seen or the signal says stop. */
  async run(signal: AbortSignal): Promise<number> {
    if (!(this.store instanceof OutsideFileStore)) return 0;
    const before = this.clock.now().getTime() - AGE_MS;
    let removed = 0;
    for (const shard of SHARDS) {
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

  private async ofNobody(files: readonly StoredFile[]): Promise<readonly StoredFile[]> {
    if (files.length === 0) return [];
    const { rows } = await sql<{ readonly sha256: string }>`
      select distinct sha256 from document_renditions where sha256 = any(${files.map(({ sha256 }) => sha256)}::text[])
    `.execute(this.em.getKysely());
    const owned = new Set(rows.map(({ sha256 }) => sha256));
    return files.filter(({ sha256 }) => !owned.has(sha256));
  }
}
