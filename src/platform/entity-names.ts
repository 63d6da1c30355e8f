import { MikroKyselyPlugin } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PluginTransformResultArgs, QueryResult, UnknownRow } from 'kysely';
import { columnName, propertyName } from './names.js';

/** Tables and columns are called as entities and properties are. */
export const BY_ENTITY = { tableNamingStrategy: 'entity', columnNamingStrategy: 'property' } as const;

/**
 * Names of entities and properties in statements, as the ORM puts them in, and in their rows. In rows the ORM also takes `client_id` for the
 * `id` of what a statement calls `client`: a row with both lost one of them. Here a column has the name of a property that is
 * stored in it, or else the one that the driver gives it (`names.ts`); and names are found once for an answer, not for each row.
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

  /** What each column of a statement's rows is called. */
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

/** A relation is stored in the column of its id. */
function holds(property: string, column: unknown): boolean {
  const name = columnName(property);
  return column === name || column === `${name}_id`;
}
