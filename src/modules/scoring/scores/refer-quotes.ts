import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import type { UsState } from '../../../shared/us-states.js';
import { Audit } from '../../audit/index.js';
import { QuoteReferrals } from '../../underwriting/index.js';
import { OFFICE } from '../../../shared/time-zones.js';
import type { ModelResponse } from '../models/models.dto.js';
import { ModelsQueries } from '../models/models.queries.js';
import { referralReason } from './referral-reason.js';
import { mayScore } from './score-quotes.js';
import { ScoresQueries } from './scores.queries.js';
import type { DueReferral } from './scores.store.js';
import { DUE_REFERRALS, END_REFERRAL, TAKE_REFERRAL } from './scores.store.js';

const BATCH = 100;

/** Refers quotes whose score reached the threshold of a model in use, each in its own transaction. */
@Injectable()
export class ReferQuotes {
  constructor(
    private readonly em: EntityManager,
    private readonly models: ModelsQueries,
    private readonly scores: ScoresQueries,
    private readonly referrals: QuoteReferrals,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Handles the next due referrals; returns how many were settled. */
  async run(modelId: string): Promise<number> {
    const due = await DUE_REFERRALS.rows(this.em, { modelId, limit: BATCH });
    let settled = 0;
    for (const { id } of due) settled += (await this.one(modelId, id)) ? 1 : 0;
    return settled;
  }

  private one(modelId: string, id: string): Promise<boolean> {
    return this.em.transactional(async () => {
      const model = await this.models.lockShared(modelId);
      if (model.status !== 'active' || !mayScore(model, this.clock.today(OFFICE))) return false;
      const score = await TAKE_REFERRAL.first(this.em, { id });
      if (!score) return false;
      const referral = (await this.refer(model, score)) ? 'referred' : 'ended';
      await END_REFERRAL.send(this.em, { id, referral });
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'scoring.quote-referred',
        resourceType: 'scoring-model',
        resourceId: modelId,
        changes: { quoteId: score.quoteId, status: referral },
      });
      return true;
    });
  }

  private async refer(model: ModelResponse, due: DueReferral): Promise<boolean> {
    const quote = await this.scores.quote(due.quoteId);
    const { referral } = model.definition;
    if (!quote || referral === null) return false;
    const today = this.clock.today(timeZoneOf(quote.state as UsState));
    try {
      return await this.referrals.refer(quote, referralReason(model, referral, due), today);
    } catch (error) {
      // Another alternative of the group was bound, so this quote needs no referral.
      if (error instanceof DomainError && error.code === 'quoting.alternative-chosen') return false;
      throw error;
    }
  }
}
