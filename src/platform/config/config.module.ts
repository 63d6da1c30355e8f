import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { AppConfig } from './config.js';

/** Makes the one parsed configuration injectable everywhere as `AppConfig`. */
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: AppConfig, useValue: config }],
      exports: [AppConfig],
    };
  }
}
