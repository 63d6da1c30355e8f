import type { ConnectionProvider, DatabaseConnection, KyselyProps, QueryCompiler } from 'kysely';
import { DefaultConnectionProvider, DefaultQueryExecutor, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import type { WaitLimits } from '../../platform/postgres/wait-limits.js';
import { PoolDriver } from './pool-driver.js';
import { StatementNames } from './statement-names.js';
import { StatementTexts } from './statement-texts.js';

/** Kysely's dialect with our driver and statement compiler. */
export class PoolDialect extends PostgresDialect {
  private readonly driver: PoolDriver;

  constructor(
    private readonly pool: Pool,
    limits: WaitLimits,
    preparesStatements: boolean,
  ) {
    super({ pool });
    this.driver = new PoolDriver(pool, limits, preparesStatements ? new StatementNames() : null);
  }

  override createDriver(): PoolDriver {
    return this.driver;
  }

  override createQueryCompiler(): QueryCompiler {
    return new StatementTexts();
  }

  /** Properties of a Kysely whose transactions send statements without waiting for earlier answers. */
  pipelined(): KyselyProps {
    const { driver } = this;
    const executor = new PipeliningExecutor(
      this.createQueryCompiler(),
      this.createAdapter(),
      new DefaultConnectionProvider(driver),
    );
    return { config: { dialect: this }, dialect: this, driver, executor };
  }

  async end(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }
}

/** Shares the connection of a transaction; Kysely's own provider allows one statement at a time. */
class PipeliningExecutor extends DefaultQueryExecutor {
  override withConnectionProvider(provider: ConnectionProvider): DefaultQueryExecutor {
    return super.withConnectionProvider(new SharedConnection(provider));
  }
}

class SharedConnection implements ConnectionProvider {
  private connection: DatabaseConnection | undefined;

  constructor(private readonly provider: ConnectionProvider) {}

  async provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    this.connection ??= await this.provider.provideConnection((connection) => Promise.resolve(connection));
    return consumer(this.connection);
  }
}
