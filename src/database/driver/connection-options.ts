import type { Options, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { AppConfig } from '../../platform/config/config.js';
import { assertAsAsked, needsProof, PostgresClient } from '../../platform/postgres/client.js';
import { readConnection } from '../../platform/postgres/connection-url.js';
import type { WaitLimits } from '../../platform/postgres/wait-limits.js';
import type { BinderyPoolConfig } from './bindery-driver.js';
import { BinderyDriver } from './bindery-driver.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
  readonly limits: WaitLimits;
  readonly preparesStatements: boolean;
}

export function databaseSettings(config: AppConfig): DatabaseSettings {
  return {
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    limits: config.databaseLimits,
    preparesStatements: config.databasePreparesStatements,
  };
}

export type DatabaseOptions = Options & { driver: typeof PostgreSqlDriver };

/** How any ORM of ours reaches the database. The ORM itself would take nothing but the address from the connection string. */
export function connectionOptions({
  url,
  poolSize,
  limits,
  preparesStatements,
}: DatabaseSettings): DatabaseOptions {
  const settings = readConnection(url);
  const driverOptions: BinderyPoolConfig = {
    ...settings,
    limits,
    preparesStatements,
    Client: PostgresClient,
    pipeline: true,
    ...(needsProof(settings) && {
      verify: (client, done) => void assertAsAsked(client, settings).then(() => done(), done),
    }),
  };
  return {
    driver: BinderyDriver,
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    driverOptions,
    // Nobody but its owner makes a database, and asking for it would be the first statement of every process.
    ensureDatabase: false,
  };
}
