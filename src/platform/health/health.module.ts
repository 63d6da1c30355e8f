import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DatabaseHealth } from './database.health.js';
import { Drain } from './drain.js';
import { JobsHealth } from './jobs.health.js';
import { StandbyHealth } from './standby.health.js';
import { HealthController } from './health.controller.js';

/** Terminus' own logger is off, because it would quote errors of the database; the problem filter logs the outcome. */
@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [DatabaseHealth, JobsHealth, StandbyHealth, Drain],
  exports: [Drain],
})
export class HealthModule {}
