import { EntityManager as CoreEntityManager } from '@mikro-orm/core';
import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { Global, Logger, Module } from '@nestjs/common';
import type { AppConfig } from '../platform/config/config.js';
import { databaseSettings } from './driver/connection-options.js';
import { openOrm } from './orm.js';

/** The ORM that all rooms share. The injected EntityManager resolves to the one of the current request or job. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly orm: MikroORM) {}

  /** A hook of platform/http opens the ORM context of a request, so no middleware is needed. */
  static forConfig(config: AppConfig): DynamicModule {
    const logger = new Logger(MikroORM.name);
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: MikroORM,
          useFactory: () =>
            openOrm(databaseSettings(config), { logger: (message) => void logger.log(message) }),
        },
        { provide: EntityManager, useFactory: (orm: MikroORM) => orm.em, inject: [MikroORM] },
        { provide: CoreEntityManager, useExisting: EntityManager },
      ],
      exports: [MikroORM, EntityManager, CoreEntityManager],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close();
  }
}
