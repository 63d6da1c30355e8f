import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import { AppConfig } from '../config/config.js';
import type { Loggers } from './logger.js';
import { LOG, REQUEST_LOG, createLoggers } from './logger.js';

const LOGGERS = Symbol('bindery:loggers');

/** Provides the logger of the application under LOG. */
@Module({})
export class LoggingModule {
  static forRoot(destination?: DestinationStream): DynamicModule {
    return {
      module: LoggingModule,
      global: true,
      providers: [
        {
          provide: LOGGERS,
          inject: [AppConfig],
          useFactory: (config: AppConfig) => createLoggers(config, destination),
        },
        { provide: LOG, inject: [LOGGERS], useFactory: ({ log }: Loggers) => log },
        { provide: REQUEST_LOG, inject: [LOGGERS], useFactory: ({ requestLog }: Loggers) => requestLog },
      ],
      exports: [LOG, REQUEST_LOG],
    };
  }
}
