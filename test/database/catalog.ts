import type { Client } from 'pg';

type Line = Readonly<{ relation?: string; line: string }>;

/**
 * Everything that migrations make in the schema of a connection, one line each, in an order that does not depend on when it was made. Two databases
 * with equal lists have the same schema. `rights` adds the privileges.
 */
export async function catalogOf(client: Client, rights = true): Promise<readonly string[]> {
  const lines: Line[] = [];
  for (const question of rights ? [...ALONE, RIGHTS] : ALONE)
    lines.push(...(await client.query<Line>(question)).rows);
  for (const question of OF_RELATIONS) lines.push(...(await client.query<Line>(question, [null])).rows);
  return listed(lines.map(({ line }) => line));
}

/**
 * The same without rights, for who looks many times at one database: what belongs to a relation is asked again only when one of its rows in the
 * system's tables was added, written or removed, or one of those that its foreign keys refer to. To write it all out takes the server
 * five times as long.
 */
export function watchedCatalog(client: Client): () => Promise<readonly string[]> {
  let known: ReadonlyMap<string, { readonly version: string; readonly lines: string[] }> = new Map();
  return async () => {
    const { rows } = await client.query<{ relation: string; version: string }>(VERSIONS);
    const before = known;
    const isKnown = (row: (typeof rows)[number]): boolean =>
      before.get(row.relation)?.version === row.version;
    known = new Map(
      rows.map((row) => [
        row.relation,
        { version: row.version, lines: isKnown(row) ? (before.get(row.relation)?.lines ?? []) : [] },
      ]),
    );
    const changed = rows.filter((row) => !isKnown(row)).map(({ relation }) => relation);
    for (const question of OF_RELATIONS)
      for (const { relation = '', line } of (await client.query<Line>(question, [changed])).rows)
        known.get(relation)?.lines.push(line);
    const lines = [...known.values()].flatMap((relation) => relation.lines);
    for (const question of ALONE)
      lines.push(...(await client.query<Line>(question)).rows.map(({ line }) => line));
    return listed(lines);
  };
}

const listed = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => !line.includes('mikro_orm_migrations')).toSorted();

const OF_EXTENSION = (catalog: string, oid: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

const ALONE = [
  `select format('relation %s %s', relkind, relname) as line from pg_class
    where relnamespace = current_schema()::regnamespace and not ${OF_EXTENSION('pg_class', 'pg_class.oid')}`,
  `select format('function %s', pg_get_functiondef(p.oid)) as line from pg_proc p
    where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f' and not ${OF_EXTENSION('pg_proc', 'p.oid')}`,
];

/** Of the relations $1, or of all. */
const OF_RELATIONS = [
  `select c.oid as relation, format('column %s.%s %s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      a.attgenerated, a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and ($1::oid[] is null or c.oid = any($1))`,
  `select conrelid as relation, format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = current_schema()::regnamespace and contype <> 'n'
      and ($1::oid[] is null or conrelid = any($1))`,
  `select i.indrelid as relation, format('index %s', pg_get_indexdef(i.indexrelid)) as line
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = current_schema()::regnamespace and ($1::oid[] is null or c.oid = any($1))`,
  `select c.oid as relation, format('trigger %s', pg_get_triggerdef(t.oid)) as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and not tgisinternal and ($1::oid[] is null or c.oid = any($1))`,
];

/** A later transaction has a higher number: what was written since is newer than all there was, and what was only removed makes them fewer. */
const VERSIONS = `
  with rows_of_columns as (select attrelid as relation, count(*) as parts, max(xmin::text::bigint) as newest from pg_attribute group by 1),
  parts as (
    select oid as relation, 1 as parts, xmin::text::bigint as newest from pg_class
    union all select * from rows_of_columns
    union all select adrelid, 1, xmin::text::bigint from pg_attrdef
    union all select conrelid, 1, xmin::text::bigint from pg_constraint
    union all select conrelid, 1, c.xmin::text::bigint from pg_constraint join pg_class c on c.oid = confrelid
    union all select conrelid, r.parts, r.newest from pg_constraint join rows_of_columns r on r.relation = confrelid
    union all select indrelid, 1, xmin::text::bigint from pg_index
    union all select indrelid, 1, c.xmin::text::bigint from pg_index join pg_class c on c.oid = indexrelid
    union all select tgrelid, 1, xmin::text::bigint from pg_trigger
  )
  select relation, sum(parts) || ' ' || max(newest) as version
    from parts join pg_class c on c.oid = relation
   where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
   group by relation`;

const RIGHTS = `
  select format('rights on %s: %s', relname, array(select x::text from unnest(relacl) as x order by 1)) as line
    from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'S')
  union all
  select format('rights on %s: %s', p.oid::regprocedure, array(select x::text from unnest(proacl) as x order by 1))
    from pg_proc p where p.pronamespace = current_schema()::regnamespace and not ${OF_EXTENSION('pg_proc', 'p.oid')}`;
