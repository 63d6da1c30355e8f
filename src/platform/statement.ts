import type { EntityManager } from '@mikro-orm/postgresql';
import type { CompiledQuery, ControlledTransaction, QueryExecutorProvider } from 'kysely';
import type { PropertyNames } from './entity-names.js';
import { EntityNames, withNames } from './entity-names.js';
import { assertInTransaction, connectionOf, sendCompiled } from './writes.js';

export interface Compilable<Row> {
  compile(provider: QueryExecutorProvider): CompiledQuery<Row>;
}

/** Where a value goes that is known only when the statement runs. */
class Place {
  constructor(readonly name: string | symbol) {}
}

const PLACES = new Proxy({}, { get: (_, name) => new Place(name) });

/**
 * A statement whose text is always the same, for the hottest paths: compiled once, then only its values travel. Compiling was a
 * ninth of what creating a quote took.
 */
export class Statement<Values extends object, Row = unknown> {
  private compiled: CompiledQuery<Row> | undefined;
  /** Gives columns the names of properties, where a builder made the statement; a template has named them itself. */
  private naming: EntityNames | null = null;
  private names: PropertyNames | undefined;

  /** What stands for the values is never looked into: it is only put in its places. */
  constructor(private readonly build: (values: Values, em: EntityManager) => Compilable<Row>) {}

  async rows(em: EntityManager, values: Values): Promise<readonly Row[]> {
    const query = this.query(em, values);
    const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
    const result = transaction
      ? await (await connectionOf(transaction)).executeQuery<Row>(query)
      : await em.getKysely().executeQuery(query);
    const [row] = result.rows;
    if (!this.naming || !row) return result.rows;
    const names = (this.names ??= await this.naming.namesOf(Object.keys(row), query.queryId));
    return result.rows.map((each) => withNames(each, names));
  }

  /** The only row, or the first; null where there is none. */
  async first(em: EntityManager, values: Values): Promise<Row | null> {
    const [row] = await this.rows(em, values);
    return row ?? null;
  }

  /** As `send` of writes.ts does: in the caller's transaction or not at all. */
  async send(em: EntityManager, values: Values): Promise<void> {
    assertInTransaction(em);
    const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
    if (transaction) await sendCompiled(transaction, this.query(em, values));
  }

  /** With its values in their places, for whoever sends it otherwise. */
  query(em: EntityManager, values: Values): CompiledQuery<Row> {
    const compiled = (this.compiled ??= this.compile(em));
    const given = values as Readonly<Record<string | symbol, unknown>>;
    const parameters = compiled.parameters.map((each) => (each instanceof Place ? given[each.name] : each));
    return { ...compiled, parameters };
  }

  private compile(em: EntityManager): CompiledQuery<Row> {
    const compiled = this.build(PLACES as Values, em).compile(em.getKysely());
    if (compiled.query.kind !== 'RawNode') this.naming = new EntityNames(em.fork());
    return compiled;
  }
}
