import type { CopyToStreamQuery } from 'pg-copy-streams';
import { to as copyTo } from 'pg-copy-streams';
import type { PostgresClient } from '../../../platform/postgres/client.js';
import { VALUE_EXPRESSIONS } from '../domain/entry-columns.js';

/** What the text of each of these rows is made of, in order of their numbers, as `CopiedRows` reads it. COPY takes no parameters. */
export function rowsInBinary(client: PostgresClient, fromSeq: bigint, toSeq: bigint): CopyToStreamQuery {
  const columns = VALUE_EXPRESSIONS.join(', ');
  return inBinary(
    client,
    `select ${columns} from audit_logs where seq between ${fromSeq} and ${toSeq} order by seq`,
  );
}

/** For each seal its first and last number, and its leaves. */
export function sealsInBinary(client: PostgresClient, first: bigint, last: bigint): CopyToStreamQuery {
  return inBinary(
    client,
    `select from_seq, to_seq, leaves from audit_seals where number between ${first} and ${last} order by number`,
  );
}

function inBinary(client: PostgresClient, query: string): CopyToStreamQuery {
  return client.query(copyTo(`copy (${query}) to stdout (format binary)`));
}
