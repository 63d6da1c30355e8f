import type { CalendarDate } from '../../shared/calendar-date.js';
import { Money } from '../../shared/money.js';
import type { AccountChange } from './domain/account.js';
import type { EntryKind } from './domain/sums.js';
import { balanceOf } from './domain/sums.js';
import type { AgreedPlan } from './domain/payment-plan.js';
import type { AccountSettlement } from './domain/settle.js';
import { paidOf, settle, statusOf } from './domain/settle.js';

/** Why and by whom entries are booked; a transaction, payment or refund belongs to the entries of its own kind only. */
export interface BookedFor {
  readonly by: string | null;
  readonly at: Date;
  /** In the time zone of the policy. */
  readonly today: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly reason?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly refundId?: string | undefined;
}

export interface AccountSave {
  readonly id: string;
  readonly change: AccountChange;
  readonly booked: BookedFor;
}

export interface SettledSave extends AccountSave {
  readonly settled: AccountSettlement;
}

/** With the number of the installment that it is, or is for. */
type NumberedRow<N> = object & { readonly number: N };

/** What changes in the row of an account. */
interface AccountRow {
  readonly id: string;
  readonly plan: AgreedPlan;
  readonly expiration_date: CalendarDate;
  readonly ends_on: CalendarDate;
  readonly status: 'open' | 'closed';
  readonly balance: Money;
  readonly unpaid_from: CalendarDate | null;
}

const OF_PREMIUM: ReadonlySet<EntryKind> = new Set(['premium', 'instalment_charge']);
const OF_PAYMENT: ReadonlySet<EntryKind> = new Set(['payment', 'payment_reversal']);

export function settledSave(save: AccountSave): SettledSave {
  const { instalments, sums } = save.change.account;
  return { ...save, settled: settle(instalments, sums) };
}

/** Rows of the tables, as the store hands them to the database. */
export function itemRows({ id, change, booked, settled }: SettledSave): readonly NumberedRow<number>[] {
  return change.account.instalments.map((each) => ({
    account_id: id,
    number: each.number,
    bill_on: each.billOn,
    due_on: each.dueOn,
    amount: each.amount,
    fee: each.fee,
    weight: each.weight,
    status: statusOf(each, settled, booked.today),
    paid: paidOf(each, settled),
  }));
}

export function entryRows({ id, change, booked }: AccountSave): readonly NumberedRow<number | null>[] {
  return change.bookings.map(({ kind, amount, instalment }, index) => ({
    account_id: id,
    place: index + 1,
    kind,
    amount,
    number: instalment,
    effective_on: kind === 'fee' ? booked.today : booked.effectiveOn,
    booked_at: booked.at,
    booked_by: booked.by,
    ...(kind === 'fee' ? {} : { reason: booked.reason }),
    ...(OF_PREMIUM.has(kind) ? { transaction_id: booked.transactionId } : {}),
    ...(OF_PAYMENT.has(kind) ? { payment_id: booked.paymentId } : {}),
    ...(kind === 'refund' ? { refund_id: booked.refundId } : {}),
  }));
}

export function accountRow({ id, change: { account }, settled }: SettledSave): AccountRow {
  return {
    id,
    plan: account.plan,
    expiration_date: account.term.expiration,
    ends_on: account.endsOn,
    status: account.closed ? 'closed' : 'open',
    balance: balanceOf(account.sums),
    unpaid_from: settled.unpaidFrom,
  };
}
