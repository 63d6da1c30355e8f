import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';

/** Locks token families until the end of the transaction, by a function of the database. */
export const LOCK_FAMILIES = new Statement<{ readonly grantIds: readonly string[] }>(
  ({ grantIds }) => sql`select lock_token_families(${grantIds}::text[])`,
);
