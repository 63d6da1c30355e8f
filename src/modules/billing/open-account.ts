import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { Money } from '../../shared/money.js';
import type { UsState } from '../../shared/us-states.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { Audit } from '../audit/index.js';
import type { AccountDetails } from './stored-accounts.queries.js';
import type { BillingSummary } from './billing.view.js';
import { billingSummary } from './billing.view.js';
import { billDue, inTurn, openAccount } from './domain/account.js';
import type { AccountTerm } from './domain/due-dates.js';
import type { FiledWay } from './domain/payment-plan.js';
import { newAccount } from './new-account.store.js';
import { PaymentPlans } from './plans/payment-plans.js';

export interface OpenAccountInput extends Omit<AccountDetails, 'id' | 'timeZone' | 'offered'> {
  /** The policy's time zone; that of its state where this is missing. */
  readonly timeZone?: string | undefined;
  readonly term: AccountTerm;
  /** Code of a payment plan or of one of `payments`; null for paying in full. */
  readonly planCode: string | null;
  /** The total cost of the term. */
  readonly total: string;
  /** Payment modes of the manual, as listed in the quote. */
  readonly payments?: readonly FiledWay[] | undefined;
  /** The policy's transaction with this premium. */
  readonly transactionId?: string | undefined;
}

/** Opens the account of a policy term: books its premium, splits it by the plan and bills what is due now. */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly em: EntityManager,
    private readonly plans: PaymentPlans,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, input: OpenAccountInput): Promise<BillingSummary> {
    const { term, total, planCode, transactionId, payments: offered = [] } = input;
    const { productType, state, timeZone = timeZoneOf(state as UsState) } = input;
    const today = this.clock.today(timeZone);
    const premium = Money.parse(total);
    const plan = await this.plans.agree({
      code: planCode,
      on: today,
      productType,
      state,
      term,
      total: premium,
      offered,
    });

    const opened = openAccount(plan, term, premium, today);
    const { account, bookings } = inTurn(opened.account, (each) => billDue(each, today));
    const change = { account, bookings: [...opened.bookings, ...bookings] };

    const details = detailsOf(input, timeZone);
    await newAccount(this.em, details, change, {
      by: actor.id,
      at: this.clock.now(),
      today,
      effectiveOn: term.effective,
      reason: 'new-business',
      transactionId,
    });
    await this.audit.record(actor, {
      action: 'billing.account-opened',
      resourceType: 'billing-account',
      resourceId: details.id,
      changes: { policyId: details.policyId, plan: plan.code, premium: total },
    });
    return billingSummary({ details, account }, today);
  }
}

function detailsOf(input: OpenAccountInput, timeZone: string): AccountDetails {
  const { policyId, policyNumber, customerId, agencyId, productType, state, companyCode, payments } = input;
  const offered = (payments ?? []).map(({ code, title, instalments, amount }) => ({
    code,
    title,
    instalments,
    amount,
  }));
  return {
    id: newId(),
    policyId,
    policyNumber,
    customerId,
    agencyId,
    productType,
    state,
    companyCode,
    timeZone,
    offered,
  };
}
