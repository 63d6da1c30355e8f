import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { FileStore } from '../../../platform/files/file-store.js';

/** In the database itself, where nothing is ever removed. */
@Injectable()
export class DatabaseFiles extends FileStore {
  constructor(private readonly em: EntityManager) {
    super();
  }

  async put(files: ReadonlyMap<string, Buffer>): Promise<void> {
    // In one order, so that two who put the same files do not each wait for the other.
    const rows = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map((row) => sql`(${sql.join(row)})`);
    await sql`insert into document_files (sha256, bytes) values ${sql.join(rows)} on conflict do nothing`.execute(
      this.em.getKysely(),
    );
  }

  async has(sha256: string): Promise<boolean> {
    const { rows } = await sql`select from document_files where sha256 = ${sha256}`.execute(
      this.em.getKysely(),
    );
    return rows.length > 0;
  }

  async get(sha256: string): Promise<Buffer | null> {
    const { rows } = await sql<{ readonly bytes: Buffer }>`
      select bytes from document_files where sha256 = ${sha256}`.execute(this.em.getKysely());
    return rows[0]?.bytes ?? null;
  }
}

/**
 * Frees what has been moved elsewhere. Only the owner of the table can: rows of it are never deleted otherwise, and the trigger
 * that refuses it is off for this statement, while nobody else writes.
 */
export async function deleteFiles<Tables>(owner: Kysely<Tables>, hashes: readonly string[]): Promise<void> {
  await owner.transaction().execute(async (transaction) => {
    const run = (command: string): Promise<unknown> => sql.raw(command).execute(transaction);
    await run('alter table document_files disable trigger document_files_append_only');
    await sql`delete from document_files where sha256 = any(${[...hashes]}::text[])`.execute(transaction);
    await run('alter table document_files enable trigger document_files_append_only');
  });
}
