import type { CompiledQuery } from 'kysely';
import { propertyName } from '../../platform/names.js';

/** What the fields of rows are called: builders and the ORM look for columns; who writes text gets properties. */
export type RowNames = 'columns' | 'properties';

interface Naming {
  readonly rowNames?: RowNames;
}

interface Field {
  name: string;
}

/** Text of the ORM's own, which it takes apart by columns. */
export function byColumns(query: CompiledQuery): CompiledQuery {
  return { ...query, rowNames: 'columns' } as CompiledQuery & Naming;
}

export function rowNamesOf(query: CompiledQuery): RowNames {
  return (query as Naming).rowNames ?? (query.query.kind === 'RawNode' ? 'properties' : 'columns');
}

/** Where the server describes the rows of a statement, which for a prepared one is once: no row costs anything. */
export function nameByProperty(fields: readonly object[]): void {
  for (const field of fields as readonly Field[]) field.name = propertyName(field.name);
}
