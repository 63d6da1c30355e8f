import type { Options, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { PoolConfig } from 'pg';
import type { AppConfig } from '../../platform/config/config.js';
import { assertAsAsked, needsProof, PostgresClient } from '../../platform/postgres/client.js';
import { readConnection } from '../../platform/postgres/connection-url.js';
import type { Standby } from '../../platform/postgres/standby.js';
import { standbyOf } from '../../platform/postgres/standby.js';
import type { WaitLimits } from '../../platform/postgres/wait-limits.js';
import type { BinderyPoolConfig } from './bindery-driver.js';
import { BinderyDriver } from './bindery-driver.js';
import { BinderyEntityManager } from './bindery-entity-manager.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
  readonly limits: WaitLimits;
  readonly preparesStatements: boolean;
  /** Missing where no reads are sent elsewhere. */
  readonly standby?: Standby | null;
}

export function databaseSettings(config: AppConfig): DatabaseSettings {
  return {
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    limits: config.databaseLimits,
    preparesStatements: config.databasePreparesStatements,
    standby: standbyOf(config),
  };
}

export type DatabaseOptions = Options & { driver: typeof PostgreSqlDriver };

/** What every ORM of ours is, whatever its database. */
export const OUR_KIND = {
  driver: BinderyDriver,
  entityManager: BinderyEntityManager,
} satisfies Partial<DatabaseOptions>;

/** How any ORM of ours reaches the database. The ORM itself would take nothing but the address from the connection string. */
export function connectionOptions({
  url,
  poolSize,
  limits,
  preparesStatements,
  standby,
}: DatabaseSettings): DatabaseOptions {
  const driverOptions: BinderyPoolConfig = {
    ...poolConfig(url),
    limits,
    preparesStatements,
    ...(standby && { standby: () => ({ state: standby, config: poolConfig(standby.url) }) }),
  };
  return {
    ...OUR_KIND,
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    driverOptions,
    // Nobody but its owner makes a database, and asking for it would be the first statement of every process.
    ensureDatabase: false,
  };
}

function poolConfig(url: string): PoolConfig {
  const settings = readConnection(url);
  return {
    ...settings,
    Client: PostgresClient,
    pipeline: true,
    ...(needsProof(settings) && {
      verify: (client, done) => void assertAsAsked(client, settings).then(() => done(), done),
    }),
  };
}
