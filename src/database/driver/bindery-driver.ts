import type {
  AnyEntity,
  Configuration,
  Dictionary,
  EntityData,
  LoggingOptions,
  QueryResult,
  RawQueryFragment,
  Transaction,
} from '@mikro-orm/core';
import { isRaw, raw } from '@mikro-orm/core';
import type { NativeQueryBuilder } from '@mikro-orm/postgresql';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { ControlledTransaction, PostgresDialect } from 'kysely';
import { CompiledQuery, Kysely } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import { readNewest, readsStandby } from '../../platform/http/standby/reading.js';
import { committed, nestedIn } from '../../platform/postgres/after-commit.js';
import type { Standby } from '../../platform/postgres/standby.js';
import { DatabaseUnavailable } from '../../platform/postgres/unavailable.js';
import type { WaitLimits } from '../../platform/postgres/wait-limits.js';
import { Turnstile } from '../../platform/turnstile.js';
import { bind } from './bound-query.js';
import { PoolDialect } from './pool-dialect.js';
import { byColumns } from './row-names.js';
import { StandbyDriver } from './standby-driver.js';

/** The settings of the pool, with the limits of waiting for the database. */
export interface BinderyPoolConfig extends PoolConfig {
  readonly limits: WaitLimits;
  readonly preparesStatements: boolean;
  /** The standby for reads of routes with @MayLag. A function, because the ORM copies objects in its options. */
  readonly standby?: () => { readonly state: Standby; readonly config: PoolConfig };
}

type Begin = NonNullable<Parameters<PostgreSqlConnection['begin']>[0]>;
type Context = ControlledTransaction<Record<string, never>>;

/**
 * Transactions, which may wait for locks, get four fifths of the connections; one in five stays free for reads,
 * such as the sign-in check of each request.
 */
const READS_PER_POOL = 5;

/** Sends the ORM's values as parameters, limits how long a transaction waits, and keeps some connections free for reads. */
export class BinderyConnection extends PostgreSqlConnection {
  private turnstile = new Turnstile({ places: Infinity, patienceMs: 0 }, noPlace);
  private dialect: PoolDialect | undefined;
  private pipelining: Kysely<unknown> | undefined;
  private reading: Kysely<unknown> | undefined;

  get waitingTransactions(): number {
    return this.turnstile.waiting;
  }

  override createKyselyDialect({
    limits,
    preparesStatements,
    standby,
    ...overrides
  }: BinderyPoolConfig): PostgresDialect {
    if (standby) {
      const { state, config } = standby();
      const reads = new PoolDialect(this.makePool(config), limits, preparesStatements);
      const driver = new StandbyDriver(reads.createDriver(), () => this.primary(), state);
      this.reading = new Kysely<unknown>({
        dialect: {
          createDriver: () => driver,
          createQueryCompiler: () => reads.createQueryCompiler(),
          createAdapter: () => reads.createAdapter(),
          createIntrospector: (database) => reads.createIntrospector(database),
        },
      });
    }
    const pool = this.makePool(overrides);
    const { max, connectionTimeoutMillis } = pool.options as PoolConfig & { readonly max: number };
    const places = max - Math.floor(max / READS_PER_POOL);
    this.turnstile = new Turnstile({ places, patienceMs: connectionTimeoutMillis ?? 0 }, noPlace);
    this.dialect = new PoolDialect(pool, limits, preparesStatements);
    return this.dialect;
  }

  /** Makes a pool as the ORM does, so that dates and numbers are parsed in its way. */
  private makePool(config: PoolConfig): Pool {
    const pools: Pool[] = [];
    const onPoolCreated = (made: Pool): unknown => pools.push(made);
    super.createKyselyDialect({ ...config, onPoolCreated } as PoolConfig);
    const [pool] = pools;
    if (!pool) throw new Error('The ORM made no pool');
    return pool;
  }

  override getClient<T>(): Kysely<T> {
    return this.reading && readsStandby() ? (this.reading as Kysely<T>) : this.primary<T>();
  }

  /** Kysely on our pipelining driver; with the ORM's own, each statement of a transaction would wait for the answer to the one before. */
  private primary<T>(): Kysely<T> {
    const plain = super.getClient<T>();
    this.pipelining ??= this.dialect && new Kysely<unknown>(this.dialect.pipelined());
    return (this.pipelining as Kysely<T> | undefined) ?? plain;
  }

  override async close(force?: boolean): Promise<void> {
    await super.close(force);
    await this.dialect?.end();
    await this.reading?.destroy();
    this.reading = undefined;
    this.dialect = undefined;
    this.pipelining = undefined;
  }

  override async execute<T extends QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[]>(
    query: string | NativeQueryBuilder | RawQueryFragment,
    params: readonly unknown[] | Dictionary<unknown> = [],
    method: 'all' | 'get' | 'run' = 'all',
    ctx?: Transaction,
    loggerContext?: LoggingOptions,
  ): Promise<T> {
    await this.ensureConnection();
    const statement = rawOf(query, params);
    const { text, values } = bind(this.platform, statement.sql, statement.params);
    const client = (ctx as Kysely<unknown> | undefined) ?? this.getClient<unknown>();
    const run = async (): Promise<T> =>
      this.transformRawResult(
        await client.executeQuery(byColumns(CompiledQuery.raw(text, [...values]))),
        method,
      );
    return this.executeQuery(text, run, loggerContext);
  }

  override async begin(options: Begin = {}): Promise<Context> {
    if (options.ctx) {
      const savepoint = await super.begin(options);
      nestedIn(savepoint, options.ctx);
      return savepoint;
    }
    // A request that writes must read its own writes.
    readNewest();
    await this.turnstile.enter();
    try {
      return await super.begin(options);
    } catch (error) {
      this.turnstile.leave();
      throw error;
    }
  }

  override async commit(ctx: Context, ...more: Rest<'commit'>): Promise<void> {
    const ended = ctx.isRolledBack;
    await super.commit(ctx, ...more);
    if (ended) return;
    if (!isSavepoint(ctx)) this.turnstile.leave();
    committed(ctx);
  }

  override async rollback(ctx: Context, ...more: Rest<'rollback'>): Promise<void> {
    try {
      await super.rollback(ctx, ...more);
    } finally {
      if (!isSavepoint(ctx)) this.turnstile.leave();
    }
  }
}

function noPlace(): Error {
  return new DatabaseUnavailable('No place for another transaction became free in time');
}

type Rest<Name extends 'commit' | 'rollback'> =
  Parameters<PostgreSqlConnection[Name]> extends [unknown, ...infer More] ? More : never;

function isSavepoint(ctx: Context): boolean {
  return 'savepointName' in ctx;
}

function rawOf(
  query: string | NativeQueryBuilder | RawQueryFragment,
  params: readonly unknown[] | Dictionary<unknown>,
): { readonly sql: string; readonly params: readonly unknown[] } {
  if (isRaw(query)) return query;
  if (typeof query !== 'string') return query.toRaw();
  return Array.isArray(params) ? { sql: query, params } : raw(query, params as Dictionary<unknown>);
}

export class BinderyDriver extends PostgreSqlDriver {
  protected override readonly connection: BinderyConnection;

  constructor(config: Configuration) {
    super(config);
    // Each fork changes a setting and restores it; without this the ORM would write both to the environment of the process.
    Object.assign(config, { sync: () => undefined });
    this.connection = new BinderyConnection(config);
  }
}
