import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { Audit } from '../../audit/index.js';
import { AccountsQueries } from '../accounts.queries.js';
import type { StoredAccount } from '../stored-accounts.queries.js';
import { AccountsStore } from '../accounts.store.js';
import { billingError } from '../billing.errors.js';
import { billingView } from '../billing.view.js';
import type { AccountChange } from '../domain/account.js';
import { billDue, changePlan, inTurn } from '../domain/account.js';
import { PaymentPlans } from './payment-plans.js';
import type { BillingAccountResponse } from '../billing.dto.js';
import { BillingEntry } from '../billing.entities.js';

/** Changes the payment plan for what is not billed yet; billed installments stay. */
@Injectable()
export class ChangePlan {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly queries: AccountsQueries,
    private readonly plans: PaymentPlans,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The account as the change would leave it today; nothing is stored. */
  async preview(actor: Actor, id: string, planCode: string): Promise<BillingAccountResponse> {
    const before = await this.queries.stored(actor, id);
    const today = this.clock.today(before.details.timeZone);
    const { account } = await this.changed(before, planCode, today);
    return billingView({ ...before, account }, today);
  }

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    planCode: string,
  ): Promise<BillingAccountResponse> {
    const before = await this.store.lock(actor, id);
    assertVersion(before.rowVersion, expected);
    const today = this.clock.today(before.details.timeZone);
    const change = await this.changed(before, planCode, today);

    await this.store.save(id, change, {
      by: actor.id,
      at: this.clock.now(),
      today,
      effectiveOn: today,
      reason: 'plan-changed',
    });
    await this.audit.record(actor, {
      action: 'billing.plan-changed',
      resourceType: 'billing-account',
      resourceId: id,
      changes: { plan: { from: before.account.plan.code, to: planCode } },
    });
    return this.queries.byId(actor, id);
  }

  private async changed(
    { details, account }: StoredAccount,
    code: string,
    today: CalendarDate,
  ): Promise<AccountChange> {
    assertMayChange(account, code, today);
    const { productType, state, offered } = details;
    const total = await this.openingPremium(details.id);
    const plan = await this.plans.agree({
      code,
      on: today,
      productType,
      state,
      term: account.term,
      total,
      offered,
    });
    const { account: now, bookings } = billDue(account, today);
    assertSomethingAhead(now);
    const { account: next, bookings: further } = inTurn(
      now,
      (each) => changePlan(each, plan, today),
      (each) => billDue(each, today),
    );
    return { account: next, bookings: [...bookings, ...further] };
  }

  /** The amounts of a manual's payment mode are for the premium with which the account was opened. */
  private async openingPremium(id: string): Promise<Money> {
    const first = await over(this.em, BillingEntry)
      .selectFrom('BillingEntry')
      .select('amount')
      .where('accountId', '=', id)
      .where('kind', '=', 'premium')
      .orderBy('sequence')
      .limit(1)
      .executeTakeFirst();
    return Money.parse(first?.amount ?? '0.00');
  }
}

/** Refuses a change when everything is billed, since another plan would only add installments of zero. */
function assertSomethingAhead({ instalments }: AccountChange['account']): void {
  if (instalments.some(({ state, amount }) => state === 'planned' && !amount.isZero)) return;
  throw billingError('billing.all-billed');
}

function assertMayChange(
  { closed, plan, term, endsOn }: AccountChange['account'],
  code: string,
  today: CalendarDate,
): void {
  if (closed) throw billingError('billing.account-closed');
  if (endsOn < term.expiration || endsOn <= today) throw billingError('billing.cover-over');
  if (plan.code !== code) return;
  throw billingError('billing.plan-in-force', {
    errors: [{ pointer: '/planCode', detail: `${code} is the plan of the account already` }],
  });
}
