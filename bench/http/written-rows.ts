import type { Client } from 'pg';

/** A row as PostgreSQL prints it: what goes in again as parameters is exactly what came out. */
export type Row = Readonly<Record<string, string | null>>;

/** The rows that one run of the work leaves behind, by what they are. */
type Written = Readonly<Record<string, Row | readonly Row[]>>;

/** Rows of requests come after the answer, many at once; the peer has no such trail, and the price of it is in our figures. */
export const OF_CHANGES = `action <> 'http.request'`;

export async function countRows(admin: Client): Promise<ReadonlyMap<string, number>> {
  const tables = await admin.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  );
  const counts = tables.rows.map(({ name }) => {
    const where = name === 'audit_logs' ? ` where ${OF_CHANGES}` : '';
    return `select '${name}' as name, count(*)::integer as rows from ${name}${where}`;
  });
  const { rows } = await admin.query<{ name: string; rows: number }>(counts.join(' union all '));
  return new Map(rows.map((row) => [row.name, row.rows]));
}

export function more(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Row {
  return Object.fromEntries([...after].map(([table, rows]) => [table, `${rows - (before.get(table) ?? 0)}`]));
}

export async function one(admin: Client, table: string, column: string, value: string): Promise<Row> {
  const [row, ...more] = await all(admin, table, column, value);
  if (!row || more.length > 0) throw new Error(`Not one row in ${table}`);
  return row;
}

export async function all(
  admin: Client,
  table: string,
  column: string,
  value: string,
  which = 'true',
): Promise<readonly Row[]> {
  const { rows } = await admin.query<Row>({
    text: `select * from ${table} where ${column} = $1 and ${which}`,
    values: [value],
    types: { getTypeParser: () => (text: string) => text },
  });
  return rows;
}

/** What differs from one quote or policy to the next whoever writes it. */
const OWN_TO_EACH =
  /_?id$|_by$|_at$|^seq$|^key$|_number$|^scope$|^changes$|^details$|^request_hash$|^request_path$|^response_body$|^response_headers$/;

/** The number of the policy stands inside the document, and so its hashes differ. */
const OF_DOCUMENTS = ['document.data', 'document.data_sha256', 'document.content_sha256', 'undrawn.content'];

/**
 * Throws unless two samples have the same columns filled with the same values, apart from ids, numbers and moments, and
 * texts of the same length where those stand inside: a peer that wrote less than Bindery would be no measure for it.
 */
export function assertSameRows(bindery: Written, peer: Written, ownTexts: readonly string[] = []): void {
  const differences: string[] = [];
  const own = new Set([...OF_DOCUMENTS, ...ownTexts]);
  for (const name of Object.keys(bindery)) {
    const [ours, theirs] = [[bindery[name]].flat() as Row[], [peer[name]].flat() as Row[]];
    if (ours.length !== theirs.length) differences.push(`${name}: ${ours.length} and ${theirs.length} rows`);
    ours.forEach((row, index) => {
      for (const [column, value] of Object.entries(row)) {
        const other = theirs[index]?.[column] ?? null;
        const same =
          OWN_TO_EACH.test(column) || own.has(`${name}.${column}`)
            ? (value === null) === (other === null) &&
              Math.abs((value ?? '').length - (other ?? '').length) <= LEEWAY
            : value === other;
        if (!same) differences.push(`${name}.${column}: ${value?.slice(0, 200)} and ${other?.slice(0, 200)}`);
      }
    });
  }
  if (differences.length > 0) throw new Error(`The peer writes something else:\n${differences.join('\n')}`);
}

/** Moments have trailing zeros cut off, here and in JSON. */
const LEEWAY = 12;

/** A column of a row that is known to be filled. */
export function filled(row: Row, column: string): string {
  const value = row[column];
  if (value === null || value === undefined) throw new Error(`The sample has no ${column}`);
  return value;
}
