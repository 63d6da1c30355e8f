import type { DynamicModule } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { EntityManager } from '@mikro-orm/postgresql';
import type { AppConfig } from '../platform/config/config.js';
import { BinderyEntityManager } from './driver/bindery-entity-manager.js';
import { databaseSettings } from './driver/connection-options.js';
import { ormOptions } from './mikro-orm.config.js';

/** The one ORM that all rooms share: its EntityManager is injected, and stands for the context of the request or job. */
@Global()
@Module({
  providers: [{ provide: EntityManager, useExisting: BinderyEntityManager }],
  exports: [EntityManager],
})
export class DatabaseModule {
  static forConfig(config: AppConfig): DynamicModule {
    const options = ormOptions(databaseSettings(config));
    // The hook of platform/http opens the context of a request, without a middleware.
    return {
      module: DatabaseModule,
      imports: [MikroOrmModule.forRoot({ ...options, registerRequestContext: false })],
    };
  }
}
