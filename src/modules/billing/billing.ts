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
 * Billing as the policies room sees it. Every write belongs to the transaction of the policy's own change and refuses to run
 * without one, so that no premium is booked on one side only. Whoever calls has checked that the actor may.
 *
 * `open()` when a term is bound; `changed()`, `extended()`, `cancelled()` and `reinstated()` with the new total of the term. Told twice about
 * one transaction, the second time changes nothing. A term that was bound before this room existed has no account: the answer is null.
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

  /** The premium of the term changed within it. Null when the term has no account. */
  async changed(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    await this.join();
    return this.following.changed(actor, change);
  }

  /** A further year of a term of several years is charged. */
  async extended(actor: Actor, change: PremiumOfYear): Promise<BillingSummary | null> {
    await this.join();
    return this.following.extended(actor, change);
  }

  /** Cover ends on `effectiveOn`; `total` is what was earned by then. What is paid beyond it becomes a refund due. */
  async cancelled(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    await this.join();
    return this.following.cancelled(actor, change);
  }

  /** Cover goes on: the installments ahead come back. */
  async reinstated(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    await this.join();
    return this.following.reinstated(actor, change);
  }

  /** How each of these premiums can be paid: what a proposal and a renewal offer say. */
  waysToPay(questions: readonly WaysCriteria[]): Promise<readonly (readonly WayToPay[])[]> {
    return this.plans.ways(questions);
  }

  /** As it stands today; null when the term has no account. Whether the actor may see the policy is the caller's question. */
  async summary(policyId: string): Promise<BillingSummary | null> {
    const found = await this.store.ofPolicy(policyId);
    return found ? billingSummary(found, this.clock.today(found.details.timeZone)) : null;
  }

  /** The rows that the caller has only prepared so far must be there before ours refer to them. */
  private async join(): Promise<void> {
    assertInTransaction(this.em);
    await this.em.flush();
  }
}
