import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Deletes rows of files that were moved elsewhere. Rows are never deleted otherwise: only the table's owner can, by
 * switching off the trigger that refuses it, in a transaction during which nobody else writes.
 */
export async function deleteFiles<Tables>(owner: Kysely<Tables>, hashes: readonly string[]): Promise<void> {
  await owner.transaction().execute(async (transaction) => {
    const run = (command: string): Promise<unknown> => sql.raw(command).execute(transaction);
    await run('alter table document_files disable trigger document_files_append_only');
    await sql`delete from document_files where sha256 = any(${[...hashes]}::text[])`.execute(transaction);
    await run('alter table document_files enable trigger document_files_append_only');
  });
}
