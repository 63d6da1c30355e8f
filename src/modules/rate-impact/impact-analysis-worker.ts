import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { databaseFault, loggableError } from '../../platform/http/database-faults.js';
import { LOG } from '../../platform/logging/logger.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { DomainError } from '../../shared/errors.js';
import { Audit } from '../audit/index.js';
import { RateBatch } from '../rating/index.js';
import { ImpactAnalysisLimits } from './impact-analysis-limits.js';
import { ImpactAnalysesStore } from './impact-analyses.store.js';
import { AnalysisRun } from './analysis-run.js';
import type { RunParts } from './analysis-run.js';

/** Takes jobs that wait or were orphaned and does them to the end, or until it is asked to stop. */
@Injectable()
export class ImpactAnalysisWorker {
  private readonly parts: RunParts;

  constructor(
    private readonly em: EntityManager,
    private readonly store: ImpactAnalysesStore,
    private readonly audit: Audit,
    private readonly limits: ImpactAnalysisLimits,
    @Inject(LOG) private readonly log: Logger,
    rateBatch: RateBatch,
  ) {
    this.parts = { em, store, rateBatch, audit, limits };
  }

  async claim(): Promise<AnalysisRun | null> {
    const analysis = await this.store.claim(this.limits.leaseSeconds);
    return analysis ? new AnalysisRun(analysis, this.parts) : null;
  }

  /** Until no job is left. Each is contained: one that fails says so in its row and does not keep the next from its turn. */
  async run(signal: AbortSignal): Promise<{ readonly books: number; readonly policies: number }> {
    let [books, policies] = [0, 0];
    while (!signal.aborted) {
      const run = await this.claim();
      if (!run) break;
      await this.complete(run, signal);
      books += 1;
      policies += run.done;
    }
    return { books, policies };
  }

  private async complete(run: AnalysisRun, signal: AbortSignal): Promise<void> {
    try {
      while ((await run.step()) === 'more') {
        if (signal.aborted) return await this.store.release(run.analysis);
      }
    } catch (error) {
      // The database is away: the lease runs out and the job is taken up again where it stands.
      if (databaseFault(error, false)?.status === 503) throw error;
      this.log.error({ bookRating: run.analysis.id, err: loggableError(error) }, 'book rating failed');
      await this.fail(run, error);
    }
  }

  private async fail({ analysis }: AnalysisRun, error: unknown): Promise<void> {
    const reason =
      error instanceof DomainError
        ? `${error.title} (${error.code})`
        : 'An internal error, which the log of the server describes.';
    await this.em.transactional(async () => {
      if (!(await this.store.end(analysis, 'failed', reason))) return;
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'policies.book-rating-failed',
        resourceType: 'book-rating',
        resourceId: analysis.id,
        changes: { status: 'failed', reason },
        outcome: 'failure',
      });
    });
  }
}
