import type { Client } from 'pg';
import type { TestDatabase } from './database.js';
import { connect } from './test-run.js';

/** The first PostgreSQL that lets its owner say how many rows a table has. */
const TELLS_ROWS = 180_000;
/** A table of a book of a million policies. */
const ROWS = 1_000_000;
const READS_TABLES = /^\s*(select|with|insert|update|delete)\b/i;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/**
 * Statements whose plan for any values ("generic", which a prepared statement is given) would read a table whole, were it of a
 * million rows. Tables that stay small are for the caller to name; of empty ones the planner does not believe that they grow.
 */
export async function wholeReads(
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  texts: ReadonlySet<string>,
  staysSmall: ReadonlySet<string>,
): Promise<readonly string[]> {
  const asked = [...texts].filter((text) => READS_TABLES.test(text));
  const client = await connect(ownerUrl, 'plans');
  try {
    if (!(await tellsRows(client))) {
      process.stderr.write('\nNOT TESTED: plans for a million rows, which need PostgreSQL 18.\n');
      return [];
    }
    await client.query('begin');
    await pretendRows(client, staysSmall);
    const leftOut = new Set([...staysSmall, ...(await emptyTables(client))]);
    const found: string[] = [];
    for (const text of asked) {
      const { rows } = await client.query<{ readonly 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
        `explain (generic_plan, format json) ${text}`,
      );
      const plan = rows[0]?.['QUERY PLAN'][0].Plan;
      const tables = plan ? [...readWhole(plan)].filter((table) => !leftOut.has(table)) : [];
      if (tables.length > 0) found.push(`${tables.join(', ')}: ${text.replaceAll(/\s+/g, ' ').trim()}`);
    }
    return found;
  } finally {
    await client.end();
  }
}

async function tellsRows(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ readonly version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  );
  return (rows[0]?.version ?? 0) >= TELLS_ROWS;
}

/**
 * Rolled back with the connection. Rows are told as a density of pages, which the planner multiplies with the pages there are;
 * an id of something stands in about three rows.
 */
async function pretendRows(client: Client, staysSmall: ReadonlySet<string>): Promise<void> {
  await client.query(
    `select pg_restore_relation_stats(
              'schemaname', n.nspname::text, 'relname', c.relname::text, 'relpages', 1,
              'reltuples', ($1 / greatest(1, pg_relation_size(c.oid) / 8192))::real)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and c.relkind = 'r' and c.relname <> all($2::text[])`,
    [ROWS, [...staysSmall]],
  );
  await client.query(
    `select pg_restore_attribute_stats(
              'schemaname', n.nspname::text, 'relname', c.relname::text, 'attname', a.attname::text, 'inherited', false,
              'null_frac', 0::real, 'avg_width', 16, 'n_distinct', (-0.3)::real)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = current_schema() and c.relkind = 'r' and a.atttypid = 'uuid'::regtype and not a.attisdropped`,
  );
}

async function emptyTables(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly relname: string }>(
    `select relname from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'r' and pg_relation_size(oid) = 0`,
  );
  return rows.map(({ relname }) => relname);
}

function* readWhole(plan: Plan): Generator<string> {
  if (plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] !== undefined) yield plan['Relation Name'];
  for (const part of plan.Plans ?? []) yield* readWhole(part);
}
