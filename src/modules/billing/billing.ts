import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { assertInTransaction } from '../../platform/writes.js';
import { AccountsStore } from './accounts.store.js';
import type { BillingSummary } from './billing.view.js';
import { billingSummary } from './billing.view.js';
import type { PremiumChange, PremiumOfYear } from './follow-premium.js';
import { FollowPremium } from './follow-premium.js';
import type { OpenAccountInput } from './open-account.js';
import { OpenAccount } from './open-account.js';
import type { WayToPay } from './domain/ways-to-pay.js';
import type { WaysCriteria } from './plans/payment-plans.js';
import { PaymentPlans } from './plans/payment-plans.js';

/**
 * Billing for the policies room. Writes need the transaction of the policy's own change and throw without one, so that a
 * premium is never booked on one side only. Callers have checked that the actor may make the change. Call `open()` when a
 * term is bound; `changed()`, `extended()`, `cancelled()` and `reinstated()` with the term's new total. A second call for
 * the same transaction changes nothing. A term bound before billing existed has no account; the result is then null.
 */
@Injectable()
export class Billing {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly opener: OpenAccount,
    private readonly following: FollowPremium,
    private readonly plans: PaymentPlans,
    private readonly clock: Clock,
  ) {}

  /** Once for each term, when it is bound. Throws when the plan does not exist or is not offered here. */
  async open(actor: Actor, input: OpenAccountInput): Promise<BillingSummary> {
    await this.join();
    return this.opener.run(actor, input);
  }

  /** The term's premium changed. Null when the term has no account. */
  async changed(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    await this.join();
    return this.following.changed(actor, change);
  }

  /** Charges a further year of a term of several years. */
  async extended(actor: Actor, change: PremiumOfYear): Promise<BillingSummary | null> {
    await this.join();
    return this.following.extended(actor, change);
  }

  /** Cover ends on `effectiveOn`; `total` is what was earned by then. Money paid beyond it becomes a refund due. */
  async cancelled(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    await this.join();
    return this.following.cancelled(actor, change);
  }

  /** Cover continues: installments that had fallen away come back. */
  async reinstated(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    await this.join();
    return this.following.reinstated(actor, change);
  }

  /** The ways to pay each premium, for proposals and renewal offers. */
  waysToPay(questions: readonly WaysCriteria[]): Promise<readonly (readonly WayToPay[])[]> {
    return this.plans.ways(questions);
  }

  /** The account as of today; null when the term has no account. The caller checks that the actor may see the policy. */
  async summary(policyId: string): Promise<BillingSummary | null> {
    const found = await this.store.ofPolicy(policyId);
    return found ? billingSummary(found, this.clock.today(found.details.timeZone)) : null;
  }

  /** Flushes the caller's new rows first, because ours refer to them. */
  private async join(): Promise<void> {
    assertInTransaction(this.em);
    await this.em.flush();
  }
}
