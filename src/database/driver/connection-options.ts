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
  /** Unset where there is no standby. */
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

/** Driver and entity manager of each ORM of this project. */
export const OUR_KIND = {
  driver: BinderyDriver,
  entityManager: BinderyEntityManager,
} satisfies Partial<DatabaseOptions>;

/** Connection options of each ORM. We parse the connection string ourselves, because the ORM would use only the address in it. */
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
    // Databases are created by their owner only, and the ORM's check would be an extra statement in each process.
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
