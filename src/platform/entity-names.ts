import { MikroKyselyPlugin } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PluginTransformResultArgs, QueryResult, UnknownRow } from 'kysely';
import { columnName, propertyName } from './names.js';

/** Typed queries use the names of entities and properties. */
export const BY_ENTITY = { tableNamingStrategy: 'entity', columnNamingStrategy: 'property' } as const;

/**
 * Replaces names of entities and properties in typed queries, and names columns of rows by property. The ORM's plugin also renames
 * `client_id` to the `id` of an alias `client`, so a row with both lost one. Here a column becomes the property that it stores, or else
 * gets the driver's name (`names.ts`); names are looked up once for each answer, not for each row.
 */
export class EntityNames extends MikroKyselyPlugin {
  constructor(em: EntityManager) {
    super(em, BY_ENTITY);
  }

  override async transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const { result, queryId } = args;
    const [first] = result.rows;
    if (!first) return result;
    const names = await this.namesOf(Object.keys(first), queryId);
    return { ...result, rows: result.rows.map((row) => withNames(row, names)) };
  }

  /** The property name of each column in an answer. */
  async namesOf(
    columns: readonly string[],
    queryId: PluginTransformResultArgs['queryId'],
  ): Promise<PropertyNames> {
    const row = Object.fromEntries(columns.map((column) => [column, column]));
    const { rows } = await super.transformResult({ result: { rows: [row] }, queryId });
    const stored = Object.entries(rows[0] ?? {}).filter(([property, column]) => holds(property, column));
    const properties = new Map(stored.map(([property, column]) => [column, property]));
    return columns.map((column) => [properties.get(column) ?? propertyName(column), column]);
  }
}

export type PropertyNames = readonly (readonly [property: string, column: string])[];

export function withNames<Row>(row: Row, names: PropertyNames): Row {
  const given = row as Readonly<Record<string, unknown>>;
  return Object.fromEntries(names.map(([property, column]) => [property, given[column]])) as Row;
}

/** Whether a column stores a property; a relation is stored in the column of its id. */
function holds(property: string, column: unknown): boolean {
  const name = columnName(property);
  return column === name || column === `${name}_id`;
}
