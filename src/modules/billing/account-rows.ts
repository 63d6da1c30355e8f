import type { CalendarDate } from '../../shared/calendar-date.js';
import { Money } from '../../shared/money.js';
import type { AccountChange } from './domain/account.js';
import type { EntryKind } from './domain/sums.js';
import { balanceOf } from './domain/sums.js';
import type { AgreedPlan } from './domain/payment-plan.js';
import type { AccountSettlement, InstallmentStatus } from './domain/settle.js';
import { paidOf, settle, statusOf } from './domain/settle.js';

/** Why and by whom entries are booked. A transaction, payment or refund is noted only on entries of its own kind. */
export interface BookedFor {
  readonly by: string | null;
  readonly at: Date;
  /** Today in the time zone of the policy. */
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

export interface ItemRow {
  readonly accountId: string;
  readonly number: number;
  readonly billOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly amount: Money;
  readonly fee: Money;
  readonly weight: number;
  readonly status: InstallmentStatus;
  readonly paid: Money;
}

export interface EntryRow {
  readonly accountId: string;
  /** Position among the entries added together. */
  readonly place: number;
  readonly kind: EntryKind;
  readonly amount: Money;
  /** Number of the installment that the entry is for. */
  readonly number: number | null;
  readonly effectiveOn: CalendarDate;
  readonly bookedAt: Date;
  readonly bookedBy: string | null;
  readonly reason?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly refundId?: string | undefined;
}

/** The columns of an account that a change writes. */
interface AccountRow {
  readonly id: string;
  readonly plan: AgreedPlan;
  readonly expirationDate: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly status: 'open' | 'closed';
  readonly balance: Money;
  readonly unpaidFrom: CalendarDate | null;
}

const OF_PREMIUM: ReadonlySet<EntryKind> = new Set(['premium', 'instalment_charge']);
const OF_PAYMENT: ReadonlySet<EntryKind> = new Set(['payment', 'payment_reversal']);

export function settledSave(save: AccountSave): SettledSave {
  const { instalments, sums } = save.change.account;
  return { ...save, settled: settle(instalments, sums) };
}

/** Rows of the tables, by the names of their entities. */
export function itemRows({ id, change, booked, settled }: SettledSave): readonly ItemRow[] {
  return change.account.instalments.map((each) => ({
    accountId: id,
    number: each.number,
    billOn: each.billOn,
    dueOn: each.dueOn,
    amount: each.amount,
    fee: each.fee,
    weight: each.weight,
    status: statusOf(each, settled, booked.today),
    paid: paidOf(each, settled),
  }));
}

export function entryRows({ id, change, booked }: AccountSave): readonly EntryRow[] {
  return change.bookings.map(({ kind, amount, instalment }, index) => ({
    accountId: id,
    place: index + 1,
    kind,
    amount,
    number: instalment,
    effectiveOn: kind === 'fee' ? booked.today : booked.effectiveOn,
    bookedAt: booked.at,
    bookedBy: booked.by,
    ...(kind === 'fee' ? {} : { reason: booked.reason }),
    ...(OF_PREMIUM.has(kind) ? { transactionId: booked.transactionId } : {}),
    ...(OF_PAYMENT.has(kind) ? { paymentId: booked.paymentId } : {}),
    ...(kind === 'refund' ? { refundId: booked.refundId } : {}),
  }));
}

export function accountRow({ id, change: { account }, settled }: SettledSave): AccountRow {
  return {
    id,
    plan: account.plan,
    expirationDate: account.term.expiration,
    endsOn: account.endsOn,
    status: account.closed ? 'closed' : 'open',
    balance: balanceOf(account.sums),
    unpaidFrom: settled.unpaidFrom,
  };
}
