import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { AccountsStore } from '../accounts.store.js';
import { assertNoCardNumber } from '../assert-no-card.js';
import { billingError } from '../billing.errors.js';
import type { AccountSums } from '../domain/sums.js';
import { balanceOf } from '../domain/sums.js';
import { Refund } from './refund.entity.js';
import { ScreenRefund } from './screen-refund.js';
import { RefundsQueries } from './refunds.queries.js';
import type { RequestRefundRequest, RefundResponse } from './refunds.dto.js';

/** Requests a refund. Only money paid beyond everything owed can be refunded, and each dollar once. */
@Injectable()
export class RequestRefund {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly queries: RefundsQueries,
    private readonly screening: ScreenRefund,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    accountId: string,
    { amount, reason }: RequestRefundRequest,
  ): Promise<RefundResponse> {
    assertNoCardNumber({ reason });
    const { account, details } = await this.store.lock(actor, accountId);
    const free = refundDueOf(account.sums).minus(await this.queries.promised(accountId));
    const asked = amount === undefined ? free : Money.parse(amount);
    if (asked.cents <= 0) throw billingError('billing.nothing-to-refund');
    assertWithin(asked, free);

    const screened = await this.screening.run(actor, details.customerId);
    const { screening, screeningList } = screened;
    const id = newId();
    await over(this.em, Refund)
      .insertInto('Refund')
      .values({
        id,
        accountId,
        amount: asked.toString(),
        reason,
        requestedBy: actor.id,
        screening,
        screeningList,
      })
      .execute();
    await this.audit.record(actor, {
      action: 'billing.refund-requested',
      resourceType: 'refund',
      resourceId: id,
      changes: { accountId, amount: asked.toString(), reason },
    });
    await this.screening.record(actor, { id, accountId, amount: asked.toString() }, screened);
    return this.queries.byId(actor, id);
  }
}

/** Money paid beyond everything owed. */
export function refundDueOf(sums: AccountSums): Money {
  const balance = balanceOf(sums);
  return balance.isNegative ? balance.negated() : Money.ZERO;
}

export function assertWithin(asked: Money, due: Money): void {
  if (asked.compare(due) <= 0) return;
  const left = (due.isNegative ? Money.ZERO : due).toString();
  throw billingError('billing.refund-exceeds-due', {
    errors: [{ pointer: '/amount', detail: `is more than the ${left} that can be paid back` }],
    members: { refundDue: left },
  });
}
