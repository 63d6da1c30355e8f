import type { OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { Metrics } from './metrics.js';

interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

interface PooledConnection {
  readonly waitingTransactions: number;
  getNativeClient(): Promise<Pool>;
}

/** Measures the connection pool: waiting requests are the first sign of a slow database. */
@Injectable()
export class PoolGauges implements OnApplicationBootstrap {
  constructor(
    private readonly orm: MikroORM,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const connection = this.orm.em.getConnection() as unknown as PooledConnection;
    const pool = await connection.getNativeClient();
    const { metrics } = this;
    metrics.gauge('db_pool_connections', 'Open connections to the database.', () => pool.totalCount);
    metrics.gauge('db_pool_idle_connections', 'Connections nobody is using.', () => pool.idleCount);
    metrics.gauge(
      'db_pool_waiting_requests',
      'Requests waiting for a connection or for the place of a transaction.',
      () => pool.waitingCount + connection.waitingTransactions,
    );
  }
}
