import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { Loops } from '../../../platform/jobs/loops.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { CheckpointTrail } from './checkpoint-trail.js';
import { SealEntries } from './seal-entries.js';

const SEAL_EVERY_MS = 1_000;
const CHECKPOINT_EVERY_MS = 5 * 60_000;

/**
 * Seals every second and tells a checkpoint every five minutes, as long as the process runs. Instances that seal at once are kept
 * apart by the lock that they seal under.
 */
@Injectable()
export class Sealing implements OnApplicationBootstrap {
  private checkpointAt = 0;

  constructor(
    private readonly config: AppConfig,
    private readonly sealEntries: SealEntries,
    private readonly checkpointTrail: CheckpointTrail,
    loops: Loops,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {
    const sealing = loops.every(SEAL_EVERY_MS, 'audit trail not sealed', (signal) => this.seal(signal));
    metrics.gauge(
      'audit_seconds_since_sealing',
      'Seconds since sealing of the audit trail last went well.',
      () => sealing.secondsSinceSuccess,
    );
  }

  onApplicationBootstrap(): void {
    const { jobsEnabled, auditStore, nodeEnv } = this.config;
    if (jobsEnabled && auditStore.kind === 'none' && nodeEnv === 'production')
      this.log.warn('AUDIT_STORE is none: checkpoints of the audit trail are only told to the log');
  }

  private async seal(signal: AbortSignal): Promise<void> {
    await this.sealEntries.run(signal);
    if (performance.now() < this.checkpointAt) return;
    await this.checkpointTrail.run();
    this.checkpointAt = performance.now() + CHECKPOINT_EVERY_MS;
  }
}
