import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { BillingAccount } from '../billing.entities.js';
import { assertAccountSeen } from '../assert-account-seen.js';
import { billingError } from '../billing.errors.js';
import type { RecordedPaymentResponse } from './payments.dto.js';
import { Payment } from './payment.entity.js';

@Injectable()
export class PaymentsQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<RecordedPaymentResponse> {
    const payment = await this.payments(actor).where('p.id', '=', id).executeTakeFirst();
    if (!payment) throw billingError('billing.payment-not-found');
    return payment;
  }

  /** Newest first. */
  async ofAccount(
    actor: Actor,
    accountId: string,
    { limit, after }: { readonly limit: number; readonly after: SortKey | null },
  ): Promise<Page<RecordedPaymentResponse>> {
    const matching = this.payments(actor).where('p.accountId', '=', accountId);
    const page = await newestPage(matching, { limit, after }, 'p');
    if (page.items.length === 0) await assertAccountSeen(this.em, actor, accountId);
    return page;
  }

  private payments(actor: Actor) {
    return over(this.em, Payment, BillingAccount)
      .selectFrom('Payment as p')
      .innerJoin('BillingAccount as a', 'a.id', 'p.accountId')
      .select([
        'p.id',
        'p.accountId',
        'p.source',
        'p.externalReference',
        'p.amount',
        'p.method',
        'p.receivedOn',
      ])
      .select(['p.note', 'p.status', 'p.recordedBy', 'p.reversedOn', 'p.reversalKind', 'p.reversalReason'])
      .select(['p.reversedBy', 'p.rowVersion'])
      .select([moment('p.createdAt').as('createdAt'), moment('p.updatedAt').as('updatedAt')])
      .where(mayBeSeenBy(actor, 'a.agencyId'));
  }
}
