import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { Loop } from '../../../platform/jobs/loop.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import type { Backlog } from '../pending-documents.store.js';
import { PendingDocumentsStore } from '../pending-documents.store.js';

/** A letter should lie ready to be mailed within this time; beyond it, drawing has fallen behind. */
const LATE_SECONDS = 60;
const LOOK_EVERY_MS = 60_000;

/** Tells how many documents wait to be drawn: whoever operates the system sees it grow before a reader notices. */
@Injectable()
export class WatchBacklog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly looking = new Loop(LOOK_EVERY_MS, () => this.look());

  constructor(
    private readonly store: PendingDocumentsStore,
    private readonly metrics: Metrics,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const gauge = (name: string, help: string, of: keyof Backlog): void =>
      this.metrics.gauge(name, help, async () => (await this.store.backlog())[of]);
    gauge('documents_waiting', 'Documents that wait to be drawn.', 'waiting');
    gauge('documents_oldest_waiting_seconds', 'For how long the oldest of them has waited.', 'oldestSeconds');
    gauge('documents_parked', 'Documents that were given up until somebody reads them.', 'parked');
    if (this.config.jobsEnabled) this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  async look(): Promise<void> {
    const backlog = await this.store.backlog().catch(() => null);
    if (backlog && backlog.oldestSeconds > LATE_SECONDS)
      this.log.warn({ ...backlog }, 'documents wait too long to be drawn');
  }
}
