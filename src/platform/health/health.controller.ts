import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { HealthCheckResult } from '@nestjs/terminus';
import { HealthCheckService } from '@nestjs/terminus';
import { Public } from '../http/access.js';
import { httpError } from '../http/http.errors.js';
import { DatabaseHealth } from './database.health.js';
import { Drain } from './drain.js';
import { JobsHealth } from './jobs.health.js';
import { StandbyHealth } from './standby.health.js';

/** For load balancers and orchestrators: a failing `live` restarts the process, a failing `ready` only stops its traffic. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly jobs: JobsHealth,
    private readonly standby: StandbyHealth,
    private readonly drain: Drain,
  ) {}

  /** Does not check the database, because a restart would not repair it. */
  @Get('live')
  @Public()
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  @Get('ready')
  @Public()
  ready(): Promise<HealthCheckResult> {
    if (this.drain.draining)
      throw httpError('http.unavailable', { detail: 'This instance is shutting down.' });
    const standby = this.standby.check().map((result) => () => result);
    return this.health.check([() => this.database.check(), () => this.jobs.check(), ...standby]);
  }
}
