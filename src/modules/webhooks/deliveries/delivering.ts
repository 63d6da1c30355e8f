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
import { FanOut } from './fan-out.js';
import { SendDue } from './send-due.js';

const LOOK_EVERY_MS = 500;
const SEND_EVERY_MS = 250;

/**
 * Looks for new events and sends what is due, as long as the process runs. No job of the runner: all instances may send at once,
 * for each takes what no other has.
 */
@Injectable()
export class Delivering implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  private lastLook = Date.now();

  private readonly looking = new Loop(LOOK_EVERY_MS, () =>
    this.contained('events not looked for', async () => {
      if ((await this.fanOut.run(this.stopped.signal)) > 0) this.sending.wake();
      this.lastLook = Date.now();
    }),
  );

  private readonly sending = new Loop(SEND_EVERY_MS, () =>
    this.contained('webhooks not sent', () => this.sendDue.round(() => this.sending.wake())),
  );

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    private readonly fanOut: FanOut,
    private readonly sendDue: SendDue,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    metrics.gauge(
      'webhook_seconds_since_look',
      'Seconds since the trail was last looked through for events.',
      () => (config.jobsEnabled ? (Date.now() - this.lastLook) / 1000 : 0),
    );
  }

  onApplicationBootstrap(): void {
    if (!this.config.jobsEnabled) return;
    this.looking.start();
    this.sending.start();
  }

  /** What is on its way is waited for, so that it is not sent again for nothing. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await Promise.all([this.looking.stop(), this.sending.stop()]);
    await this.contained('webhooks not settled', () => this.sendDue.finish());
  }

  private async contained(fault: string, work: () => Promise<void>): Promise<void> {
    try {
      await RequestContext.create(this.em, work);
    } catch (error) {
      this.log.error({ err: loggableError(error) }, fault);
    }
  }
}
