import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { databaseFault, loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { ContinueRenewals } from '../continue-renewals.js';
import type { RenewalStatus } from '../domain/renewal-status.js';
import type { Timings } from '../renewal-timings.js';
import { RenewalTimings } from '../renewal-timings.js';
import type { DueRow } from '../renewals.store.js';
import { RenewalsStore } from '../renewals.store.js';

const BATCH = 50;

type Counts = Partial<Record<RenewalStatus | 'failed', number>>;
type Due = (after: DueRow | null) => Promise<readonly DueRow[]>;

/**
 * Prepares renewals ahead of time, offers them when due, rates them again when the term changes, and lets them lapse when it
 * ends. Each batch is a transaction; the next run finds what one left undone.
 */
@Injectable()
export class RenewalsJob implements Job {
  readonly name = 'policies.renewals';
  readonly title = 'Prepares, offers and lapses renewals';
  readonly schedule = { cron: '0 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly store: RenewalsStore,
    private readonly timings: RenewalTimings,
    private readonly continuing: ContinueRenewals,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const counts: Counts = {};
    const timings = await this.timings.today();
    await this.walk(signal, timings, counts, (after) => this.store.outstanding(timings, after, BATCH));
    await this.walk(signal, timings, counts, (after) => this.store.unprepared(timings, after, BATCH));
    return counts as JobCounts;
  }

  private async walk(signal: AbortSignal, timings: Timings, counts: Counts, due: Due): Promise<void> {
    if (signal.aborted) return;
    let after: DueRow | null = null;
    await inBatches(signal, async () => {
      const rows = await due(after);
      after = rows.at(-1) ?? after;
      if (rows.length > 0) await this.batch(rows, timings, counts);
      return rows.length;
    });
  }

  /** A failed batch is repeated term by term, so that one term cannot keep the others from being renewed. */
  private async batch(rows: readonly DueRow[], timings: Timings, counts: Counts): Promise<void> {
    try {
      const done = await this.continuing.run(
        rows.map(({ id }) => id),
        timings,
      );
      for (const status of done) counts[status] = (counts[status] ?? 0) + 1;
    } catch (error) {
      // The database is away; the next run will find all of this again.
      if (databaseFault(error, false)?.status === 503) throw error;
      if (rows.length > 1) for (const row of rows) await this.batch([row], timings, counts);
      else {
        counts.failed = (counts.failed ?? 0) + 1;
        this.log.error({ policy: rows[0]?.id, err: loggableError(error) }, 'renewal failed');
      }
    }
  }
}
