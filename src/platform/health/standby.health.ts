import type { OnModuleInit } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { HealthIndicatorService } from '@nestjs/terminus';
import type { Logger } from 'pino';
import { AppConfig } from '../config/config.js';
import { LOG } from '../logging/logger.js';
import type { Standby } from '../postgres/standby.js';
import { standbyOf } from '../postgres/standby.js';

/** Reports whether reads go to the standby. It never makes the instance not ready, because the primary answers them too. */
@Injectable()
export class StandbyHealth implements OnModuleInit {
  private readonly standby: Standby | null;

  constructor(
    config: AppConfig,
    private readonly indicators: HealthIndicatorService,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.standby = standbyOf(config);
  }

  onModuleInit(): void {
    this.standby?.onChange(({ isUsed, reason }) => {
      if (isUsed) this.log.info('standby answers again');
      else this.log.warn({ reason }, 'standby not reached: reads go to the primary');
    });
  }

  check(): HealthIndicatorResult<'standby'>[] {
    if (!this.standby) return [];
    const { isUsed, reason } = this.standby.state;
    return [this.indicators.check('standby').up({ isUsed, ...(reason !== null && { reason }) })];
  }
}
