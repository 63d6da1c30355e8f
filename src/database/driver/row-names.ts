import type { CompiledQuery } from 'kysely';
import { propertyName } from '../../platform/names.js';

/** The names of fields in rows: columns for query builders and the ORM, camelCase properties for SQL text. */
export type RowNames = 'columns' | 'properties';

interface Naming {
  readonly rowNames?: RowNames;
}

interface Field {
  name: string;
}

/** Marks a text of the ORM, whose rows must keep the names of their columns. */
export function byColumns(query: CompiledQuery): CompiledQuery {
  return { ...query, rowNames: 'columns' } as CompiledQuery & Naming;
}

export function rowNamesOf(query: CompiledQuery): RowNames {
  return (query as Naming).rowNames ?? (query.query.kind === 'RawNode' ? 'properties' : 'columns');
}

/** Renames the fields in the server's description of the rows, which for a prepared statement comes once, so that no row costs anything. */
export function nameByProperty(fields: readonly object[]): void {
  for (const field of fields as readonly Field[]) field.name = propertyName(field.name);
}
