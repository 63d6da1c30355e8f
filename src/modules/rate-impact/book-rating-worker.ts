import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { databaseFault, loggableError } from '../../platform/http/database-faults.js';
import { LOG } from '../../platform/logging/logger.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { DomainError } from '../../shared/errors.js';
import { Audit } from '../audit/index.js';
import { RateBatch } from '../rating/index.js';
import { BookRatingLimits } from './book-rating-limits.js';
import { BookRatingsStore } from './book-ratings.store.js';
import { BookRun } from './book-run.js';
import type { RunParts } from './book-run.js';

/** Takes jobs that wait or were orphaned and does them to the end, or until it is asked to stop. */
@Injectable()
export class BookRatingWorker {
  private readonly parts: RunParts;

  constructor(
    private readonly em: EntityManager,
    private readonly store: BookRatingsStore,
    private readonly audit: Audit,
    private readonly limits: BookRatingLimits,
    @Inject(LOG) private readonly log: Logger,
    rateBatch: RateBatch,
  ) {
    this.parts = { em, store, rateBatch, audit, limits };
  }

  async claim(): Promise<BookRun | null> {
    const book = await this.store.claim(this.limits.leaseSeconds);
    return book ? new BookRun(book, this.parts) : null;
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

  private async complete(run: BookRun, signal: AbortSignal): Promise<void> {
    try {
      while ((await run.step()) === 'more') {
        if (signal.aborted) return await this.store.release(run.book);
      }
    } catch (error) {
      // The database is away: the lease runs out and the job is taken up again where it stands.
      if (databaseFault(error, false)?.status === 503) throw error;
      this.log.error({ bookRating: run.book.id, err: loggableError(error) }, 'book rating failed');
      await this.fail(run, error);
    }
  }

  private async fail({ book }: BookRun, error: unknown): Promise<void> {
    const reason =
      error instanceof DomainError
        ? `${error.title} (${error.code})`
        : 'An internal error, which the log of the server describes.';
    await this.em.transactional(async () => {
      if (!(await this.store.end(book, 'failed', reason))) return;
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'policies.book-rating-failed',
        resourceType: 'book-rating',
        resourceId: book.id,
        changes: { status: 'failed', reason },
        outcome: 'failure',
      });
    });
  }
}
