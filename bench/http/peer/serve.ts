import { Pool } from 'pg';
import { PostgresClient } from '../../../src/platform/postgres/client.js';
import { readConnection } from '../../../src/platform/postgres/connection-url.js';
import { POOL_SIZE } from '../side.js';
import { NamingClient } from './naming-client.js';

export interface PoolOrder {
  readonly databaseUrl: string;
  /** Names its statements, so that each connection prepares them once. */
  readonly isExpert: boolean;
}

/** As many connections as the application has. */
export function peerPool({ databaseUrl, isExpert }: PoolOrder): Pool {
  return new Pool({
    ...readConnection(databaseUrl),
    Client: isExpert ? NamingClient : PostgresClient,
    max: POOL_SIZE,
    min: 0,
  });
}

/** Serves what the process that forked this one orders, tells it the address, and ends with it. */
export function serveOrder<Order>(serve: (order: Order) => Promise<string>): void {
  process.on('disconnect', () => process.exit());
  process.once('message', (order: Order) => {
    serve(order).then(
      (url) => process.send?.(url),
      (error: Error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
