import { sql } from 'kysely';
import { ACCESS_ACTION } from './access-entries.store.js';

/** Rows of requests and of changes, as the indexes of a user and of a client have them apart. */
export const ROW_KIND = sql`(action <> ${sql.lit(ACCESS_ACTION)})::integer`;
export const REQUEST = sql`0`;
export const CHANGE = sql`1`;
