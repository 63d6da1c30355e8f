import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import type { StoredAccount } from '../stored-accounts.queries.js';
import { AccountsStore } from '../accounts.store.js';
import { billingError } from '../billing.errors.js';
import { RefundsQueries } from './refunds.queries.js';
import type { RefundStatus } from './refunds.view.js';
import type { RefundResponse } from './refunds.dto.js';

/** Locks a refund by locking its account, so that everything about one account's money takes turns. */
@Injectable()
export class LockRefund {
  constructor(
    private readonly store: AccountsStore,
    private readonly queries: RefundsQueries,
  ) {}

  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    status: RefundStatus,
  ): Promise<{ readonly refund: RefundResponse; readonly held: StoredAccount }> {
    const { accountId } = await this.queries.byId(actor, id);
    const held = await this.store.lock(actor, accountId);
    // Read again: while we waited for the lock, somebody may have decided.
    const refund = await this.queries.byId(actor, id);
    if (refund.status !== status) {
      throw billingError('billing.refund-status', {
        detail: `The refund is ${refund.status}, not ${status}.`,
        members: { status: refund.status },
      });
    }
    assertVersion(refund.rowVersion, expected);
    return { refund, held };
  }
}
