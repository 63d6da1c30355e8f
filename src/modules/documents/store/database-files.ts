import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { FileStore } from '../../../platform/files/file-store.js';
import { over } from '../../../platform/typed.js';
import { DocumentFile } from '../document.entities.js';

/** Keeps files in the database, where they are never removed in normal operation. */
@Injectable()
export class DatabaseFiles extends FileStore {
  constructor(private readonly em: EntityManager) {
    super();
  }

  async put(files: ReadonlyMap<string, Buffer>): Promise<void> {
    // Files are inserted in one order, so that two processes with the same files cannot deadlock.
    const rows = [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sha256, bytes]) => ({ sha256, bytes }));
    await over(this.em, DocumentFile)
      .insertInto('DocumentFile')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async has(sha256: string): Promise<boolean> {
    const file = await over(this.em, DocumentFile)
      .selectFrom('DocumentFile')
      .select('sha256')
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return file !== undefined;
  }

  async get(sha256: string): Promise<Buffer | null> {
    const file = await over(this.em, DocumentFile)
      .selectFrom('DocumentFile')
      .select('bytes')
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return (file?.bytes as Buffer | undefined) ?? null;
  }
}
