import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Loops } from '../../../platform/jobs/loops.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import type { Backlog } from '../pending-documents.store.js';
import { PendingDocumentsStore } from '../pending-documents.store.js';

/** A letter should be ready to mail within this time; a longer wait means that drawing has fallen behind. */
const LATE_SECONDS = 60;
const LOOK_EVERY_MS = 60_000;

/** Reports how many documents wait to be drawn, so that operators see a backlog before readers do. */
@Injectable()
export class WatchBacklog {
  constructor(
    private readonly store: PendingDocumentsStore,
    loops: Loops,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    loops.every(LOOK_EVERY_MS, 'documents that wait not counted', () => this.look());
    const gauge = (name: string, help: string, of: keyof Backlog): void =>
      metrics.gauge(name, help, async () => (await this.store.backlog())[of]);
    gauge('documents_waiting', 'Documents that wait to be drawn.', 'waiting');
    gauge('documents_oldest_waiting_seconds', 'For how long the oldest of them has waited.', 'oldestSeconds');
    gauge('documents_parked', 'Documents that were given up until somebody reads them.', 'parked');
  }

  async look(): Promise<void> {
    const backlog = await this.store.backlog();
    if (backlog.oldestSeconds > LATE_SECONDS)
      this.log.warn({ ...backlog }, 'documents wait too long to be drawn');
  }
}
