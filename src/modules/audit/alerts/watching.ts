import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import { Loop } from '../../../platform/jobs/loop.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { RaiseAlerts } from './raise-alerts.js';
import { SendLetters } from './send-letters.js';

const LOOK_EVERY_MS = 2_000;
const SEND_EVERY_MS = 5_000;

/** Looks for reasons for alerts and sends letters of them, as long as the process runs; instances take turns by locks of rows. */
@Injectable()
export class Watching implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  private lastLook = Date.now();

  private readonly looking = new Loop(LOOK_EVERY_MS, () =>
    this.contained('trail not looked through for alerts', async () => {
      if ((await this.raiseAlerts.run(this.stopped.signal)) > 0) this.sending.wake();
      this.lastLook = Date.now();
    }),
  );

  private readonly sending = new Loop(SEND_EVERY_MS, () =>
    this.contained('letters of alerts not sent', async () => {
      if ((await this.sendLetters.run()) > 0) this.sending.wake();
    }),
  );

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    private readonly raiseAlerts: RaiseAlerts,
    private readonly sendLetters: SendLetters,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    metrics.gauge(
      'audit_seconds_since_alert_look',
      'Seconds since the trail was last looked through for alerts.',
      () => (config.jobsEnabled ? (Date.now() - this.lastLook) / 1000 : 0),
    );
  }

  onApplicationBootstrap(): void {
    if (!this.config.jobsEnabled) return;
    this.looking.start();
    this.sending.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await Promise.all([this.looking.stop(), this.sending.stop()]);
  }

  private async contained(fault: string, work: () => Promise<void>): Promise<void> {
    try {
      await RequestContext.create(this.em, work);
    } catch (error) {
      this.log.error({ err: loggableError(error) }, fault);
    }
  }
}
