import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { Money } from '../../shared/money.js';
import { over } from '../../platform/typed.js';
import { Audit } from '../audit/index.js';
import { BillingEntry } from './billing.entities.js';
import { AccountsStore } from './accounts.store.js';
import type { BillingSummary } from './billing.view.js';
import { billingSummary } from './billing.view.js';
import type { Account, AccountChange } from './domain/account.js';
import { billDue, cancel, changePremium, extend, inTurn, reinstate } from './domain/account.js';

export interface PremiumChange {
  readonly policyId: string;
  /** The policy's transaction that changed the premium. A second call for it changes nothing. */
  readonly transactionId: string;
  /** The total cost of the term; after a cancellation, what was earned. */
  readonly total: string;
  readonly effectiveOn: CalendarDate;
  /** One word for the ledger, such as `endorsement`. */
  readonly reason: string;
}

/** A further year of a term of several years. */
export interface PremiumOfYear extends PremiumChange {
  /** The day up to which the premium now is. */
  readonly until: CalendarDate;
}

type Decide = (account: Account, total: Money, today: CalendarDate) => AccountChange;

export type PremiumEvent = 'changed' | 'extended' | 'cancelled' | 'reinstated';

/** Keeps an account in line with the policy's ledger. The account's lock makes parallel changes and payments take turns. */
@Injectable()
export class FollowPremium {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  changed(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    return this.follow(actor, 'changed', change, changePremium);
  }

  extended(actor: Actor, change: PremiumOfYear): Promise<BillingSummary | null> {
    return this.follow(actor, 'extended', change, (account, total, today) =>
      extend(account, change.until, total, today),
    );
  }

  cancelled(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    return this.follow(actor, 'cancelled', change, (account, total, today) =>
      cancel(account, total, change.effectiveOn, today),
    );
  }

  reinstated(actor: Actor, change: PremiumChange): Promise<BillingSummary | null> {
    return this.follow(actor, 'reinstated', change, reinstate);
  }

  /** Null when the term has no account, because it was bound before billing existed. */
  private async follow(
    actor: Actor,
    event: PremiumEvent,
    change: PremiumChange,
    decide: Decide,
  ): Promise<BillingSummary | null> {
    const before = await this.store.lockByPolicy(change.policyId);
    if (!before) return null;
    const { details } = before;
    const today = this.clock.today(details.timeZone);
    if (await this.isBooked(change.transactionId)) return billingSummary(before, today);
    const total = Money.parse(change.total);

    const next = inTurn(
      before.account,
      (account) => billDue(account, today),
      (account) => decide(account, total, today),
      (account) => billDue(account, today),
    );

    await this.store.save(details.id, next, {
      by: actor.id,
      at: this.clock.now(),
      today,
      effectiveOn: change.effectiveOn,
      reason: change.reason,
      transactionId: change.transactionId,
    });
    await this.audit.record(actor, {
      action: `billing.premium-${event}`,
      resourceType: 'billing-account',
      resourceId: details.id,
      changes: {
        transactionId: change.transactionId,
        reason: change.reason,
        premium: { from: before.account.sums.premium.toString(), to: total.toString() },
      },
    });
    return billingSummary({ ...before, account: next.account }, today);
  }

  private async isBooked(transactionId: string): Promise<boolean> {
    const booked = await over(this.em, BillingEntry)
      .selectFrom('BillingEntry')
      .select('id')
      .where('transactionId', '=', transactionId)
      .where('kind', '=', 'premium')
      .executeTakeFirst();
    return booked !== undefined;
  }
}
