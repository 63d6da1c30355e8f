import type { EntityManager } from '@mikro-orm/postgresql';
import { MikroKyselyPlugin } from '@mikro-orm/postgresql';
import type { CompiledQuery, ControlledTransaction, QueryExecutorProvider } from 'kysely';
import { BY_ENTITY } from './typed.js';
import { assertInTransaction, sendCompiled } from './writes.js';

interface Compilable<Row> {
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
  private naming: MikroKyselyPlugin | null = null;

  /** What stands for the values is never looked into: it is only put in its places. */
  constructor(private readonly build: (values: Values, em: EntityManager) => Compilable<Row>) {}

  async rows(em: EntityManager, values: Values): Promise<readonly Row[]> {
    const query = this.with(em, values);
    const result = await em.getKysely().executeQuery(query);
    if (!this.naming) return result.rows;
    const { rows } = await this.naming.transformResult({ result, queryId: query.queryId } as never);
    return rows as readonly Row[];
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
    if (transaction) await sendCompiled(transaction, this.with(em, values));
  }

  private with(em: EntityManager, values: Values): CompiledQuery<Row> {
    const compiled = (this.compiled ??= this.compile(em));
    const given = values as Readonly<Record<string | symbol, unknown>>;
    const parameters = compiled.parameters.map((each) => (each instanceof Place ? given[each.name] : each));
    return { ...compiled, parameters };
  }

  private compile(em: EntityManager): CompiledQuery<Row> {
    const compiled = this.build(PLACES as Values, em).compile(em.getKysely());
    if (compiled.query.kind !== 'RawNode') this.naming = new MikroKyselyPlugin(em.fork(), BY_ENTITY);
    return compiled;
  }
}
