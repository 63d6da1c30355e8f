import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { Money } from '../../../shared/money.js';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { matchErrorOf } from '../../sanctions/index.js';
import { AccountsStore } from '../accounts.store.js';
import { assertNoCardNumber } from '../assert-no-card.js';
import { billingError } from '../billing.errors.js';
import { billDue, book, inTurn } from '../domain/account.js';
import { assertNotAhead } from '../payments/record-payment.js';
import { Refund } from './refund.entity.js';
import { LockRefund } from './lock-refund.js';
import { PaymentPort } from './payment-port.js';
import { ScreenRefund } from './screen-refund.js';
import { RefundsQueries } from './refunds.queries.js';
import { assertWithin, refundDueOf } from './request-refund.js';
import type { ExecuteRefundRequest, RefundResponse } from './refunds.dto.js';

/** Pays an approved refund if it is still due, since a payment may have bounced. The account's lock prevents paying twice. */
@Injectable()
export class ExecuteRefund {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly lockRefund: LockRefund,
    private readonly queries: RefundsQueries,
    private readonly port: PaymentPort,
    private readonly screening: ScreenRefund,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Refused where the customer may be on the list of sanctions; the finding stays recorded. */
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    paidBy: ExecuteRefundRequest,
  ): Promise<RefundResponse> {
    const executed = await this.executeOrHold(actor, id, expected, paidBy);
    if (executed instanceof DomainError) throw executed;
    return executed;
  }

  @Transactional()
  private async executeOrHold(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    paidBy: ExecuteRefundRequest,
  ): Promise<RefundResponse | DomainError> {
    assertNoCardNumber({ reference: paidBy.reference });
    const { refund, held } = await this.lockRefund.run(actor, id, expected, 'approved');
    const { accountId } = refund;
    const today = this.clock.today(held.details.timeZone);
    assertNotAhead(paidBy.paidOn, today, 'paidOn');
    const amount = Money.parse(refund.amount);
    assertWithin(amount, refundDueOf(held.account.sums));
    const screened = await this.screening.run(actor, held.details.customerId);
    if (screened.screening === 'possible_match') {
      await this.screening.hold(actor, refund, screened);
      return matchErrorOf(screened, () => ['/customerId']);
    }
    const change = inTurn(
      held.account,
      (account) => billDue(account, today),
      (account) => book(account, 'refund', amount),
    );

    const paid = await this.port.payOut({ id, amount: refund.amount, paidBy });
    const at = this.clock.now();
    await over(this.em, Refund)
      .updateTable('Refund')
      .set((row) => ({
        status: 'executed',
        method: paid.method,
        reference: paid.reference,
        executedBy: actor.id,
        executedAt: at,
        screening: screened.screening,
        screeningList: screened.screeningList,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute()
      .catch(referenceTaken);
    await this.store.save(accountId, change, {
      by: actor.id,
      at,
      today,
      effectiveOn: paidBy.paidOn,
      reason: refund.reason,
      refundId: id,
    });
    await this.audit.record(actor, {
      action: 'billing.refund-executed',
      resourceType: 'refund',
      resourceId: id,
      changes: { accountId, amount: refund.amount, method: paid.method },
    });
    return this.queries.byId(actor, id);
  }
}

function referenceTaken(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw billingError('billing.refund-reference-taken', {
    errors: [{ pointer: '/reference', detail: 'belongs to a refund that was paid already' }],
  });
}
