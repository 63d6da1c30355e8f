import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import { ClockModule } from './clock/clock.module.js';
import type { AppConfig } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { EncryptionModule } from './encryption/encryption.module.js';
import { HealthModule } from './health/health.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MailModule } from './mail/mail.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { SanctionsListModule } from './sanctions/sanctions.module.js';
import { SmsModule } from './sms/sms.module.js';

export interface PlatformOptions {
  readonly config: AppConfig;
  /** Where the log is written; standard output by default. */
  readonly logDestination?: DestinationStream;
}

/** The technical modules that all rooms use, injectable everywhere. */
@Module({})
export class PlatformModule {
  static forRoot({ config, logDestination }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(logDestination),
        ClockModule,
        MetricsModule,
        EncryptionModule,
        HealthModule,
        JobsModule.forConfig(config),
        LimitsModule,
        MailModule,
        SmsModule,
        SanctionsListModule,
      ],
    };
  }
}
