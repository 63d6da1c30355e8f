import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config/config.js';
import { SanctionsScreening } from './sanctions-screening.js';
import { sanctionsScreening } from './sanctions-settings.js';

/** Provides one screening for all rooms, so that the list is read once. */
@Global()
@Module({
  providers: [
    {
      provide: SanctionsScreening,
      inject: [AppConfig],
      useFactory: ({ sanctionsList }: AppConfig) => sanctionsScreening(sanctionsList),
    },
  ],
  exports: [SanctionsScreening],
})
export class SanctionsListModule {}
