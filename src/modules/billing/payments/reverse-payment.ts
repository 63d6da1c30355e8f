import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import { longDate } from '../../../shared/long-date.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { AccountsStore } from '../accounts.store.js';
import { assertNoCardNumber } from '../assert-no-card.js';
import { billingError } from '../billing.errors.js';
import { billDue, book, inTurn } from '../domain/account.js';
import { Payment } from './payment.entity.js';
import { PaymentsQueries } from './payments.queries.js';
import type { ReversalKind } from './payments.view.js';
import { assertNotAhead } from './record-payment.js';
import type { RecordedPaymentResponse } from './payments.dto.js';

export interface ReversePaymentInput {
  readonly kind: ReversalKind;
  readonly reason: string;
  readonly reversedOn: CalendarDate;
}

/**
 * Reverses a payment that bounced or was never made. What it had covered is open again from its old due date; a closed
 * account reopens.
 */
@Injectable()
export class ReversePayment {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly queries: PaymentsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ReversePaymentInput,
  ): Promise<RecordedPaymentResponse> {
    const { kind, reason, reversedOn } = input;
    assertNoCardNumber({ reason });
    const { accountId } = await this.queries.byId(actor, id);
    const before = await this.store.lock(actor, accountId);
    // Read again: while we waited for the lock, somebody may have reversed the payment.
    const payment = await this.queries.byId(actor, id);
    if (payment.status === 'reversed') throw billingError('billing.payment-reversed');
    assertVersion(payment.rowVersion, expected);
    const today = this.clock.today(before.details.timeZone);
    assertNotAhead(reversedOn, today, 'reversedOn');
    assertNotBefore(payment.receivedOn, reversedOn);

    const amount = Money.parse(payment.amount);
    const change = inTurn(
      { ...before.account, closed: false },
      (account) => billDue(account, today),
      (account) => book(account, 'payment_reversal', amount),
    );

    await over(this.em, Payment)
      .updateTable('Payment')
      .set((row) => ({
        status: 'reversed',
        reversedOn,
        reversalKind: kind,
        reversalReason: reason,
        reversedBy: actor.id,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await this.store.save(accountId, change, {
      by: actor.id,
      at: this.clock.now(),
      today,
      effectiveOn: reversedOn,
      reason,
      paymentId: id,
    });
    await this.audit.record(actor, {
      action: 'billing.payment-reversed',
      resourceType: 'payment',
      resourceId: id,
      changes: { accountId, amount: payment.amount, kind, reason },
    });
    return this.queries.byId(actor, id);
  }
}

function assertNotBefore(receivedOn: CalendarDate, reversedOn: CalendarDate): void {
  if (reversedOn >= receivedOn) return;
  throw billingError('billing.reversal-before-payment', {
    errors: [{ pointer: '/reversedOn', detail: `must not lie before ${longDate(receivedOn)}` }],
  });
}
