import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { HealthIndicatorService } from '@nestjs/terminus';
import { databaseNow } from '../database-now.js';

const PATIENCE_MS = 2000;

/** Checks the database with a short query and a short time-out. */
@Injectable()
export class DatabaseHealth {
  constructor(
    private readonly em: EntityManager,
    private readonly indicators: HealthIndicatorService,
  ) {}

  async check(): Promise<HealthIndicatorResult<'database'>> {
    const indicator = this.indicators.check('database');
    const patience = new AbortController();
    const late = delay(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false);
    const answered = this.ping();
    try {
      return (await Promise.race([answered, late])) ? indicator.up() : indicator.down();
    } finally {
      patience.abort();
    }
  }

  private async ping(): Promise<boolean> {
    try {
      await databaseNow(this.em.fork());
      return true;
    } catch {
      return false;
    }
  }
}
