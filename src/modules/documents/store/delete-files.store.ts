import type { Kysely } from 'kysely';
import { sql } from 'kysely';

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
