/**
 * The pieces of SQL that several migrations repeat. A migration that has shipped is never edited, so these only ever
 * gain new functions: changing one would change what an old migration does to a new database.
 */

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
