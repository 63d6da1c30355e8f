import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../shared/clock.js';
import { databaseMilliseconds } from '../database-now.js';
import { Metrics } from './metrics.js';

/**
 * Shows how far the clock of this process is from that of the database. The trail has the database's time; tokens, codes of second
 * factors and what is due go by the clock of the process, and a machine that has lost its time server does not say so.
 */
@Injectable()
export class ClockGauge {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'clock_seconds_ahead',
      'Seconds by which the clock of this process is ahead of the database; below zero where it is behind.',
      () => this.secondsAhead(),
    );
  }

  /** The database is taken to have looked at its clock halfway between question and answer. */
  private async secondsAhead(): Promise<number> {
    const asked = this.clock.now().getTime();
    const ofDatabase = await databaseMilliseconds(this.em.fork());
    const answered = this.clock.now().getTime();
    return ((asked + answered) / 2 - ofDatabase) / 1000;
  }
}
