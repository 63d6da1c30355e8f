import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { QuoteScores } from '../../quoting/index.js';
import type { ModelResponse } from '../models/models.dto.js';
import { APPLIED_SCORES, MARK_CLEARED } from './scores.store.js';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Removes a killed model's scores from quotes. The scores and their reasons stay in their own table. */
@Injectable()
export class ClearScores {
  constructor(
    private readonly em: EntityManager,
    private readonly quotes: QuoteScores,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Returns how many quotes were cleared. A quote locked by a binding is left to the next run. */
  async run(model: ModelResponse, signal: AbortSignal): Promise<number> {
    let [after, cleared, skipped] = [BEFORE_ALL, 0, 0];
    while (!signal.aborted) {
      const batch = await this.batch(model, after);
      if (batch.last === null) {
        if (skipped === 0) await this.finish(model, cleared);
        return cleared;
      }
      after = batch.last;
      cleared += batch.cleared;
      skipped += batch.skipped;
    }
    return cleared;
  }

  private batch(
    { id: modelId, target }: ModelResponse,
    after: string,
  ): Promise<{ readonly last: string | null; readonly cleared: number; readonly skipped: number }> {
    return this.em.transactional(async () => {
      const scores = await APPLIED_SCORES.rows(this.em, { modelId, after, limit: BATCH });
      const own = scores.filter(({ isReplaced }) => !isReplaced).map(({ quoteId }) => quoteId);
      const free = own.length === 0 ? new Set<string>() : await this.quotes.clear(target, own);
      if (free.size > 0) await this.record(modelId, 'scoring.scores-cleared', free.size);
      return { last: scores.at(-1)?.id ?? null, cleared: free.size, skipped: own.length - free.size };
    });
  }

  private finish({ id: modelId }: ModelResponse, count: number): Promise<void> {
    return this.em.transactional(async () => {
      await MARK_CLEARED.send(this.em, { modelId, now: this.clock.now() });
      await this.record(modelId, 'scoring.model-cleared', count);
    });
  }

  private record(resourceId: string, action: string, count: number): Promise<void> {
    return this.audit.record(SYSTEM_ACTOR, {
      action,
      resourceType: 'scoring-model',
      resourceId,
      changes: { count },
    });
  }
}
