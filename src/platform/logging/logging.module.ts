import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import { AppConfig } from '../config/config.js';
import { LOG, createLogger } from './logger.js';

/** Gives everybody the one logger under the token LOG. */
@Module({})
export class LoggingModule {
  static forRoot(destination?: DestinationStream): DynamicModule {
    return {
      module: LoggingModule,
      global: true,
      providers: [
        {
          provide: LOG,
          inject: [AppConfig],
          useFactory: (config: AppConfig) => createLogger(config, destination),
        },
      ],
      exports: [LOG],
    };
  }
}
