import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import type { AppConfig } from '../platform/config/config.js';
import { databaseSettings } from './driver/connection-options.js';
import { ormOptions } from './mikro-orm.config.js';

/** The one ORM that all rooms share: its EntityManager is injected, and stands for the context of the request or job. */
@Module({})
export class DatabaseModule {
  static forConfig(config: AppConfig): DynamicModule | Promise<DynamicModule> {
    const options = ormOptions(databaseSettings(config));
    // The hook of platform/http opens the context of a request, without a middleware.
    return MikroOrmModule.forRoot({ ...options, registerRequestContext: false });
  }
}
