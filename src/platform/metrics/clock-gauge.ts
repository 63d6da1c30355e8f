import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../shared/clock.js';
import { databaseMilliseconds } from '../database-now.js';
import { Metrics } from './metrics.js';

/**
 * Measures how far this process's clock is from the database's. The trail has the database's time, while tokens, second factors and due
 * dates use the process's clock, and a machine that has lost its time server does not report it.
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

  /** Assumes that the database read its clock halfway between question and answer. */
  private async secondsAhead(): Promise<number> {
    const asked = this.clock.now().getTime();
    const ofDatabase = await databaseMilliseconds(this.em.fork());
    const answered = this.clock.now().getTime();
    return ((asked + answered) / 2 - ofDatabase) / 1000;
  }
}
