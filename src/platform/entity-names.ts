import { MikroKyselyPlugin } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PluginTransformResultArgs, QueryId, QueryResult, UnknownRow } from 'kysely';
import { columnName, propertyName } from './names.js';

/** Typed queries use the names of entities and properties. */
export const BY_ENTITY = { tableNamingStrategy: 'entity', columnNamingStrategy: 'property' } as const;

/** The texts of compiled queries: the same text and columns have the same names. */
export const TEXT_OF_QUERY = new WeakMap<QueryId, string>();

/** The most answers whose names are kept. */
const MOST_KNOWN = 2_000;
const KNOWN = new WeakMap<object, Map<string, PropertyNames>>();

/**
 * Replaces names of entities and properties in typed queries, and names columns of rows by property. The ORM's plugin also renames
 * `client_id` to the `id` of an alias `client`, so a row with both lost one. Here a column becomes the property that it stores, or else
 * gets the driver's name (`names.ts`); names are looked up once for each answer, not for each row.
 */
export class EntityNames extends MikroKyselyPlugin {
  private readonly known: Map<string, PropertyNames>;

  constructor(em: EntityManager) {
    super(em, BY_ENTITY);
    const metadata = em.getMetadata();
    this.known = KNOWN.get(metadata) ?? new Map<string, PropertyNames>();
    KNOWN.set(metadata, this.known);
  }

  override async transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const { result, queryId } = args;
    const [first] = result.rows;
    if (!first) return result;
    const names = await this.namesOf(Object.keys(first), queryId);
    return { ...result, rows: result.rows.map((row) => withNames(row, names)) };
  }

  /** The property name of each column in an answer. */
  async namesOf(columns: readonly string[], queryId: QueryId): Promise<PropertyNames> {
    const text = TEXT_OF_QUERY.get(queryId);
    if (text === undefined) return this.newNamesOf(columns, queryId);
    const key = `${text} ${columns.join(' ')}`;
    const known = this.known.get(key);
    if (known) return known;
    const names = await this.newNamesOf(columns, queryId);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(key, names);
    return names;
  }

  /** The ORM makes a map of all properties of all entities of the query for it. */
  private async newNamesOf(columns: readonly string[], queryId: QueryId): Promise<PropertyNames> {
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
