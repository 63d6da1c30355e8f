import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { CheckpointTrail } from './checkpoint-trail.js';
import { SealEntries } from './seal-entries.js';

const SEAL_EVERY_MS = 1_000;
const CHECKPOINT_EVERY_MS = 5 * 60_000;

/**
 * Seals every second and tells a checkpoint every five minutes, as long as the process runs. No job of the runner: a run every
 * second would be a row every second, and what runs at once is settled by the lock that it seals under.
 */
@Injectable()
export class Sealing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private checkpointAt = 0;
  private lastSuccess = Date.now();

  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    private readonly sealEntries: SealEntries,
    private readonly checkpointTrail: CheckpointTrail,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    metrics.gauge(
      'audit_seconds_since_sealing',
      'Seconds since sealing of the audit trail last went well.',
      () => (config.jobsEnabled ? (Date.now() - this.lastSuccess) / 1000 : 0),
    );
  }

  onApplicationBootstrap(): void {
    if (!this.config.jobsEnabled) return;
    if (this.config.auditStore.kind === 'none' && this.config.nodeEnv === 'production')
      this.log.warn('AUDIT_STORE is none: checkpoints of the audit trail are only told to the log');
    this.plan();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.timer);
    await this.round;
  }

  private plan(): void {
    if (this.stopped.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.round = this.work().finally(() => this.plan());
    }, SEAL_EVERY_MS);
    this.timer.unref();
  }

  private async work(): Promise<void> {
    try {
      await RequestContext.create(this.em, async () => {
        await this.sealEntries.run(this.stopped.signal);
        if (performance.now() < this.checkpointAt) return;
        await this.checkpointTrail.run();
        this.checkpointAt = performance.now() + CHECKPOINT_EVERY_MS;
      });
      this.lastSuccess = Date.now();
    } catch (error) {
      this.log.error({ err: loggableError(error) }, 'audit trail not sealed');
    }
  }
}
