import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { ArchivePartition } from '../retention/archive-partition.js';
import { ArchivesStore } from '../retention/archives.store.js';
import { ExpiredRows } from '../retention/expired-rows.store.js';

const BATCH = 1_000;

/** Ends what is kept long enough, as retention_policies say: months of the trail by way of an archive, other rows by themselves. */
@Injectable()
export class AuditRetentionJob implements Job {
  readonly name = 'audit.retention';
  readonly title = 'Archives and ends what is kept long enough';
  readonly schedule = { cron: '40 2 * * *' };

  constructor(
    runner: JobRunner,
    private readonly archives: ArchivesStore,
    private readonly archivePartition: ArchivePartition,
    private readonly expired: ExpiredRows,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const counts = {
      sessions: await inBatches(signal, () => this.expired.remove('user_sessions', BATCH)),
      delivered: await inBatches(signal, () => this.expired.remove('webhook_deliveries', BATCH)),
      partitions: 0,
      failed: 0,
    };
    const detached = await this.archives.unfinished();
    const due = [...detached, ...(await this.archives.due())];
    if (due.length > 0 && !this.archivePartition.isPossible) {
      this.log.warn({ partitions: due }, 'AUDIT_STORE is none: what is kept long enough stays');
      return counts;
    }
    for (const partition of due) {
      if (signal.aborted) break;
      try {
        await this.archivePartition.run(partition, !detached.includes(partition));
        counts.partitions += 1;
      } catch (error) {
        counts.failed += 1;
        this.log.error({ partition, err: loggableError(error) }, 'audit partition not archived');
      }
    }
    return counts;
  }
}
