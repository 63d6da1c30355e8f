import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { assertNoCardNumber } from '../assert-no-card.js';
import { billingError } from '../billing.errors.js';
import { Refund } from './refund.entity.js';
import { LockRefund } from './lock-refund.js';
import { RefundsQueries } from './refunds.queries.js';
import type { RefundResponse } from './refunds.dto.js';

export type RefundDecision = 'approved' | 'rejected';

/**
 * Four eyes: nobody approves a refund that they requested, even if somebody else requests it again after a rejection.
 * Withdrawing one's own request is allowed.
 */
@Injectable()
export class DecideRefund {
  constructor(
    private readonly em: EntityManager,
    private readonly lockRefund: LockRefund,
    private readonly queries: RefundsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    decision: RefundDecision,
    reason: string | null,
  ): Promise<RefundResponse> {
    assertNoCardNumber({ reason });
    const { refund } = await this.lockRefund.run(actor, id, expected, 'requested');
    if (decision === 'approved' && (await this.hasAsked(actor, refund))) {
      throw billingError('billing.refund-own-request');
    }

    await over(this.em, Refund)
      .updateTable('Refund')
      .set((row) => ({
        status: decision,
        decidedBy: actor.id,
        decidedAt: this.clock.now(),
        decisionReason: reason,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: `billing.refund-${decision}`,
      resourceType: 'refund',
      resourceId: id,
      changes: { accountId: refund.accountId, amount: refund.amount, reason },
    });
    return this.queries.byId(actor, id);
  }

  private async hasAsked(actor: Actor, { accountId, requestedBy }: RefundResponse): Promise<boolean> {
    if (actor.id === null || requestedBy === actor.id) return true;
    const rejected = await over(this.em, Refund)
      .selectFrom('Refund')
      .select('id')
      .where('accountId', '=', accountId)
      .where('status', '=', 'rejected')
      .where('requestedBy', '=', actor.id)
      .executeTakeFirst();
    return rejected !== undefined;
  }
}
