import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { EditionLifecycle } from './edition-lifecycle.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionResponse } from './editions.dto.js';

/**
 * Withdraws an edition for good. Its dates go back to the edition before, if any. Terms rated on it keep it, and their
 * worksheets can still be replayed.
 */
@Injectable()
export class WithdrawEdition {
  constructor(
    private readonly lifecycle: EditionLifecycle,
    private readonly queries: RatingQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<EditionResponse> {
    const edition = await this.lifecycle.lockFor('withdraw', id, expected);
    const now = this.clock.now();
    await this.lifecycle.change(edition, 'withdraw', {
      withdrawnBy: actor.id,
      withdrawnAt: now,
      withdrawnReason: reason,
    });
    await this.lifecycle.settle(actor, edition.planId, now);
    await this.audit.record(actor, {
      action: 'rating.withdrawn',
      resourceType: 'rating-edition',
      resourceId: id,
      changes: { plan: edition.planCode, label: edition.label, status: edition.status, reason },
    });
    return this.queries.summary(id);
  }
}
