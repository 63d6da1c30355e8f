import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { Clock } from '../../../shared/clock.js';
import { leastIdAt } from '../domain/rated-order.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { ModelsQueries } from '../models/models.queries.js';
import { ClearScores } from '../scores/clear-scores.js';
import { ReferQuotes } from '../scores/refer-quotes.js';
import { ScoreQuotes } from '../scores/score-quotes.js';
import { hasWork } from '../scores/scores.store.js';

const LONG_MS = 15 * 60_000;

/** Scores rated quotes, refers those that reach a threshold, and removes scores of killed models from quotes. */
@Injectable()
export class ScoresJob implements Job {
  readonly name = 'scoring.scores';
  readonly title = 'Scores what was rated, and refers what has reached a threshold';
  /** Frequent, because a referral after the quote is bound would be too late. */
  readonly schedule = { cron: '*/10 * * * * *' };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
    private readonly models: ModelsQueries,
    private readonly scoring: ScoreQuotes,
    private readonly referring: ReferQuotes,
    private readonly clearing: ClearScores,
    private readonly clock: Clock,
  ) {
    runner.register(this);
  }

  hasWork(): Promise<boolean> {
    const longAgo = leastIdAt(Date.now() - LONG_MS);
    return hasWork(this.em.fork(), { today: this.clock.today(OFFICE), now: this.clock.now(), longAgo });
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const counts = { scored: 0, referred: 0, cleared: 0 };
    for (const { id } of await this.models.scoringOn(this.clock.today(OFFICE))) {
      counts.scored += await inBatches(signal, () => this.scoring.run(id));
      counts.referred += await inBatches(signal, () => this.referring.run(id));
    }
    for (const model of await this.models.uncleared())
      counts.cleared += await this.clearing.run(model, signal);
    return counts;
  }
}
