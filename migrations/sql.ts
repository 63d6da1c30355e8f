import { Migration } from '@mikro-orm/migrations';

/**
 * What the migrations have in common. One that has shipped is never edited, so these functions only ever gain new ones:
 * changing one would change what an old migration does to a new database.
 *
 * A migration knows no schema: it writes names as they are, and the migrator says where they are (DATABASE_SCHEMA). What is
 * bound to its names later than at its making says so itself: a function that a check, a default or a generated column calls
 * has a body of standard SQL (`return …`), which PostgreSQL binds at once; one with the rights of its owner, and a trigger that
 * reads a table, pins its path (`set search_path from current`).
 */
export abstract class SqlMigration extends Migration {
  /** One command at a time, with one subcommand in an ALTER TABLE: what distributes a schema over servers (Citus) asks for it. */
  override addSql(sql: Parameters<Migration['addSql']>[0]): void {
    const commands = typeof sql === 'string' ? commandsOf(sql) : [sql];
    for (const command of commands) super.addSql(command);
  }
}

/** Texts, names, bodies and comments may hold semicolons of their own. */
const TOKEN = /\$(\w*)\$[^]*?\$\1\$|'(?:[^']|'')*'|"[^"]*"|--[^\n]*|;|[^$'"\-;]+|[^]/g;
const NOTHING = /^(?:\s|--[^\n]*)*$/;

export function commandsOf(text: string): readonly string[] {
  const commands: string[] = [''];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === ';') commands.push('');
    else commands[commands.length - 1] += token;
  }
  return commands.filter((command) => !NOTHING.test(command)).map((command) => command.trim());
}

/** Commands that name an operator class of pg_trgm: its schema is on the search path for them, and for nothing else. */
export function withTrigrams(commands: string): string {
  return `
select set_config('search_path', concat_ws(', ', quote_ident(current_schema()),
  (select extnamespace::regnamespace::text from pg_extension where extname = 'pg_trgm'), 'pg_temp'), true);
${commands}
select set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);`;
}

/** The same function for a database that has it already. */
export function orReplace(createFunction: string): string {
  return createFunction.replace('create function', 'create or replace function');
}

/** Keeps `updated_at` true on the given tables: every mutable table has the column, and each such table has this trigger. */
export function keepsUpdatedAt(...tables: readonly string[]): string {
  return tables
    .map(
      (table) => `
create trigger ${table}_updated_at before update on ${table}
  for each row execute function update_updated_at_column();`,
    )
    .join('');
}

/**
 * Refuses UPDATE, DELETE and TRUNCATE to everybody, the owner included. It is the second line: the application role has
 * no such rights in the first place. Row triggers of a partitioned table are cloned to its partitions, statement triggers
 * are not, so whatever makes a partition has to repeat the one for TRUNCATE on it.
 */
export function appendOnly(...tables: readonly string[]): string {
  return tables
    .map(
      (table) => `
create trigger ${table}_append_only before update or delete on ${table}
  for each row execute function refuse_change();
create trigger ${table}_no_truncate before truncate on ${table}
  for each statement execute function refuse_change();`,
    )
    .join('');
}

/** CHECK text of a closed vocabulary. */
export function oneOf(column: string, words: readonly string[]): string {
  return `${column} in (${words.map((word) => `'${word}'`).join(', ')})`;
}

export function dropTables(...tables: readonly string[]): string {
  return tables.map((table) => `drop table ${table};`).join('\n');
}
