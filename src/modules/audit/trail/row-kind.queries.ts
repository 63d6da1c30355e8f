import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { OWN_PAGES } from '../../../shared/actor.js';
import { ACCESS_ACTION } from './access-entries.store.js';

/** Rows of requests and of changes, as the indexes of a user and of a client have them apart. */
export const ROW_KIND = sql`(action <> ${sql.lit(ACCESS_ACTION)})::integer`;
export const REQUEST = sql`0`;
export const CHANGE = sql`1`;

const IS_PROGRAM = sql<boolean>`client_id <> ${sql.lit(OWN_PAGES)}`;

/** What is done on the server's own pages is in no index by client: most rows are such, and time or the user finds them. */
export function ofClient(clientId: string): RawBuilder<boolean> {
  return clientId === OWN_PAGES
    ? sql`client_id = ${clientId}`
    : sql`(client_id = ${clientId} and ${IS_PROGRAM})`;
}

/** Done by a client for itself, not by a user through one. */
export const BY_CLIENT_ITSELF = sql<boolean>`(${IS_PROGRAM} and user_id is null)`;
