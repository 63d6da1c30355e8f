import type { Client } from 'pg';

/**
 * Everything that migrations make in the schema of a connection, one line each, in an order that does not depend on when it was made. Two databases
 * with equal lists have the same schema. `rights` adds the privileges.
 */
export async function catalogOf(client: Client, rights = true): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const question of rights ? [...QUESTIONS, RIGHTS] : QUESTIONS) {
    const { rows } = await client.query<{ line: string }>(question);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.filter((line) => !line.includes('mikro_orm_migrations')).toSorted();
}

const OF_EXTENSION = (catalog: string, oid: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

const QUESTIONS = [
  `select format('relation %s %s', relkind, relname) as line from pg_class
    where relnamespace = current_schema()::regnamespace and not ${OF_EXTENSION('pg_class', 'pg_class.oid')}`,
  `select format('column %s.%s %s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      a.attgenerated, a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  `select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = current_schema()::regnamespace and contype <> 'n'`,
  `select format('index %s', indexdef) as line from pg_indexes where schemaname = current_schema()`,
  `select format('trigger %s', pg_get_triggerdef(t.oid)) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and not tgisinternal`,
  `select format('function %s', pg_get_functiondef(p.oid)) as line from pg_proc p
    where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f' and not ${OF_EXTENSION('pg_proc', 'p.oid')}`,
];

const RIGHTS = `
  select format('rights on %s: %s', relname, array(select x::text from unnest(relacl) as x order by 1)) as line
    from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'S')
  union all
  select format('rights on %s: %s', p.oid::regprocedure, array(select x::text from unnest(proacl) as x order by 1))
    from pg_proc p where p.pronamespace = current_schema()::regnamespace and not ${OF_EXTENSION('pg_proc', 'p.oid')}`;
