import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Where the bytes of documents lie, under the hash of themselves. What is there once is never another thing. */
export abstract class DocumentStore {
  /** Gives the hashes, in the order of the files. */
  abstract put(files: readonly Buffer[]): Promise<readonly string[]>;
  /** Null when nothing lies under the hash. */
  abstract get(sha256: string): Promise<Buffer | null>;
}

export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** In the database itself: a document is there if and only if its transaction was. */
@Injectable()
export class DatabaseDocumentStore extends DocumentStore {
  constructor(private readonly em: EntityManager) {
    super();
  }

  async put(files: readonly Buffer[]): Promise<readonly string[]> {
    const hashes = files.map(sha256Of);
    // In one order, so that two who put the same files do not each wait for the other.
    const byHash = new Map(files.map((bytes, index) => [hashes[index] ?? '', bytes]));
    const rows = [...byHash].sort(([a], [b]) => (a < b ? -1 : 1)).map((row) => sql`(${sql.join(row)})`);
    await sql`insert into document_files (sha256, bytes) values ${sql.join(rows)} on conflict do nothing`.execute(
      this.em.getKysely(),
    );
    return hashes;
  }

  async get(sha256: string): Promise<Buffer | null> {
    const { rows } = await sql<{ readonly bytes: Buffer }>`
      select bytes from document_files where sha256 = ${sha256}`.execute(this.em.getKysely());
    return rows[0]?.bytes ?? null;
  }
}
