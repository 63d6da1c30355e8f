import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { Audit } from '../audit/index.js';
import { AccountsStore } from './accounts.store.js';
import { assertNoCardNumber } from './assert-no-card.js';
import { AccountsQueries } from './accounts.queries.js';
import { billingError } from './billing.errors.js';
import { billDue, close, inTurn } from './domain/account.js';
import { balanceOf } from './domain/sums.js';
import type { BillingAccountResponse } from './billing.dto.js';

/** Closes an account whose cover has ended. What is still owed is written off, with a reason in the ledger. */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly store: AccountsStore,
    private readonly queries: AccountsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<BillingAccountResponse> {
    assertNoCardNumber({ reason });
    const before = await this.store.lock(actor, id);
    if (before.account.closed) throw billingError('billing.account-closed');
    assertVersion(before.rowVersion, expected);
    const today = this.clock.today(before.details.timeZone);
    if (today < before.account.endsOn) throw billingError('billing.cover-goes-on');
    const billed = billDue(before.account, today).account;
    const owed = balanceOf(billed.sums);
    if (owed.isNegative) {
      throw billingError('billing.refund-due', { members: { refundDue: owed.negated().toString() } });
    }

    const change = inTurn(before.account, (account) => billDue(account, today), close);

    await this.store.save(id, change, {
      by: actor.id,
      at: this.clock.now(),
      today,
      effectiveOn: today,
      reason,
    });
    await this.audit.record(actor, {
      action: 'billing.account-closed',
      resourceType: 'billing-account',
      resourceId: id,
      changes: { writtenOff: owed.toString(), reason },
    });
    return this.queries.byId(actor, id);
  }
}
