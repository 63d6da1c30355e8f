import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';

/** By the database's own function, until the end of the transaction. */
export const LOCK_FAMILIES = new Statement<{ readonly grantIds: readonly string[] }>(
  ({ grantIds }) => sql`select lock_token_families(${grantIds}::text[])`,
);
