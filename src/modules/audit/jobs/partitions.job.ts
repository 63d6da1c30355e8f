import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import type { Job, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { keepPartitions } from '../trail/partitions.store.js';

const MONTHS_AHEAD = 2;

/**
 * Keeps partitions of audit_logs ready for this month and two ahead: daily and at start, so that a month is never entered
 * without one even when two monthly runs fail. Rows that went to the default partition meanwhile are reported.
 */
@Injectable()
export class AuditPartitionsJob implements Job, OnApplicationBootstrap {
  readonly name = 'audit.partitions';
  readonly title = 'Makes the partitions of the trail for this month and two ahead';
  readonly schedule = { cron: '10 0 * * *', timeLimitSeconds: 120 };

  constructor(
    private readonly runner: JobRunner,
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.jobsEnabled) await this.runner.runNow(this);
  }

  /**
   * In a transaction, whose wait for the table is short: behind a lock that is waited for, every change of anything would
   * wait to write its audit row. The next run tries again.
   */
  @Transactional()
  async run(): Promise<JobCounts> {
    const counts = await keepPartitions(this.em, MONTHS_AHEAD);
    if (counts.inDefaultPartition > 0)
      this.log.warn(counts, 'audit rows stand outside their monthly partitions');
    return counts;
  }
}
