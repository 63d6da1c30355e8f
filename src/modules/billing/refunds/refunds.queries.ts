import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Money } from '../../../shared/money.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { asGiven, mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { BillingAccount } from '../billing.entities.js';
import { billingError } from '../billing.errors.js';
import type { RefundStatus } from './refunds.view.js';
import type { RefundResponse } from './refunds.dto.js';
import { Refund } from './refund.entity.js';

export interface RefundSearch {
  readonly accountId?: string | undefined;
  readonly status?: RefundStatus | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

@Injectable()
export class RefundsQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<RefundResponse> {
    const refund = await this.refunds(actor).where('r.id', '=', id).executeTakeFirst();
    if (!refund) throw billingError('billing.refund-not-found');
    return refund;
  }

  /** The sum of refunds requested or approved but not paid yet. */
  async promised(accountId: string): Promise<Money> {
    const promised = await over(this.em, Refund)
      .selectFrom('Refund')
      .select(({ fn }) => fn.sum<string | null>('amount').as('amount'))
      .where('accountId', '=', accountId)
      .where('status', 'in', ['requested', 'approved'])
      .executeTakeFirst();
    return Money.parse(promised?.amount ?? '0.00');
  }

  /** Newest first. */
  async search(
    actor: Actor,
    { accountId, status, limit, after }: RefundSearch,
  ): Promise<Page<RefundResponse>> {
    const matching = this.refunds(actor).where((refund) =>
      refund.and(asGiven({ 'r.accountId': accountId, 'r.status': status })),
    );
    return newestPage(matching, { limit, after }, 'r');
  }

  private refunds(actor: Actor) {
    return over(this.em, Refund, BillingAccount)
      .selectFrom('Refund as r')
      .innerJoin('BillingAccount as a', 'a.id', 'r.accountId')
      .select(['r.id', 'r.accountId', 'r.amount', 'r.status', 'r.reason', 'r.requestedBy', 'r.decidedBy'])
      .select([moment<null>('r.decidedAt').as('decidedAt'), 'r.decisionReason', 'r.method', 'r.reference'])
      .select(['r.executedBy', moment<null>('r.executedAt').as('executedAt'), 'r.rowVersion'])
      .select(['r.screening', 'r.screeningList'])
      .select([moment('r.createdAt').as('createdAt'), moment('r.updatedAt').as('updatedAt')])
      .where(mayBeSeenBy(actor, 'a.agencyId'));
  }
}
