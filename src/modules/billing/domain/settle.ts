import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays, daysBetween } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { AccountSums } from './sums.js';
import type { AccountTerm } from './due-dates.js';
import type { Installment } from './installments.js';
import { byDueDate } from './installments.js';

export interface AccountSettlement {
  /** What covers each billed installment, fee included, by number. */
  readonly reached: ReadonlyMap<number, Reached>;
  /** Money that nothing billed needs. */
  readonly credit: Money;
  /** Owed beyond the installments, where a bank took money back that had already been refunded. */
  readonly shortfall: Money;
  /**
   * Due date of the first installment that the money does not cover, including planned ones: the account is overdue from the
   * next day on, even if nobody looked.
   */
  readonly unpaidFrom: CalendarDate | null;
}

/** What covers an installment: money first, then credits, then write-offs. */
export interface Reached {
  readonly total: Money;
  readonly received: Money;
  readonly writtenOff: Money;
}

export const NOTHING: Reached = { total: Money.ZERO, received: Money.ZERO, writtenOff: Money.ZERO };

/** Applies money to the oldest due date first. The result is never stored as truth; it follows from installments and ledger. */
export function settle(
  instalments: readonly Installment[],
  sums: Pick<AccountSums, 'money' | 'writtenOff'>,
): AccountSettlement {
  const credits = creditsOf(instalments).negated();
  const available = sums.money.plus(credits);
  const sources = [sums.money.minus(sums.writtenOff), credits, sums.writtenOff] as const;
  let left = Math.max(available.cents, 0);
  let credit = left;
  let unpaidFrom: CalendarDate | null = null;
  let lastDueOn: CalendarDate | null = null;
  const reachedBy = new Map<number, Reached>();
  let before = 0;
  for (const each of byDueDate(instalments)) {
    if (each.state !== 'billed' && each.state !== 'planned') continue;
    const due = each.state === 'billed' ? billedAmount(each) : each.amount.plus(feeOf(each, left));
    const reached = Math.min(left, due.cents);
    left -= reached;
    const parts = partsOf(sources, before, before + reached);
    before += reached;
    lastDueOn = each.dueOn;
    if (reached < due.cents) unpaidFrom ??= each.dueOn;
    if (each.state === 'planned') continue;
    reachedBy.set(each.number, { total: Money.ofCents(reached), ...parts });
  }
  for (const { total } of reachedBy.values()) credit -= total.cents;
  const shortfall = available.isNegative ? available.negated() : Money.ZERO;
  if (!shortfall.isZero) unpaidFrom ??= lastDueOn ?? instalments[0]?.dueOn ?? null;
  return { reached: reachedBy, credit: Money.ofCents(credit), shortfall, unpaidFrom };
}

/** Divides a span of cents among the sources, which are used in order: the parts of received money and of write-offs. */
function partsOf(
  [received, credits, writtenOff]: readonly [Money, Money, Money],
  from: number,
  to: number,
): Pick<Reached, 'received' | 'writtenOff'> {
  const [first, second] = [received, credits].map(({ cents }) => Math.max(cents, 0)) as [number, number];
  const within = (start: number, end: number): Money =>
    Money.ofCents(Math.max(Math.min(to, end) - Math.max(from, start), 0));
  const last = first + second;
  return {
    received: within(0, first),
    writtenOff: within(last, last + Math.max(writtenOff.cents, 0)),
  };
}

/** An installment that money covers before it is billed has no fee. */
export function feeOf({ amount, fee }: Installment, leftCents: number): Money {
  return leftCents >= amount.cents ? Money.ZERO : fee;
}

export function billedAmount({ amount, fee }: Installment): Money {
  return amount.plus(fee);
}

/** Amounts due before a day that money does not cover. */
export function pastDue(
  instalments: readonly Installment[],
  { reached, shortfall, unpaidFrom }: AccountSettlement,
  today: CalendarDate,
): Money {
  const late = instalments.filter(({ state, dueOn }) => state === 'billed' && dueOn < today);
  const open = late.map((each) => billedAmount(each).minus(reachedOf(each, reached).total));
  return Money.sum(unpaidFrom !== null && unpaidFrom < today ? [...open, shortfall] : open);
}

export type InstallmentStatus =
  'planned' | 'billed' | 'paid' | 'overdue' | 'credited' | 'written_off' | 'void';
export const INSTALLMENT_STATUSES: readonly InstallmentStatus[] = [
  'planned',
  'billed',
  'paid',
  'overdue',
  'credited',
  'written_off',
  'void',
];

/** An installment is `paid` only by money received; one covered by a credit or a write-off says so. */
export function statusOf(
  each: Installment,
  { reached }: AccountSettlement,
  today: CalendarDate,
): InstallmentStatus {
  if (each.state !== 'billed') return each.state;
  const { total, received, writtenOff } = reachedOf(each, reached);
  const asked = billedAmount(each);
  if (asked.compare(total) > 0) return each.dueOn < today ? 'overdue' : 'billed';
  if (!writtenOff.isZero) return 'written_off';
  return received.isZero && !asked.isZero ? 'credited' : 'paid';
}

/** Money received for an installment, as far as it is billed. */
export function paidOf(each: Installment, { reached }: AccountSettlement): Money {
  return reachedOf(each, reached).received;
}

function reachedOf({ number }: Installment, reached: AccountSettlement['reached']): Reached {
  return reached.get(number) ?? NOTHING;
}

/**
 * The first day of cover that the money does not pay for, earned day by day. A cancellation for non-payment before it would
 * owe money back.
 */
export function paidThrough(term: AccountTerm, owed: Money, money: Money): CalendarDate {
  const days = daysBetween(term.effective, term.expiration);
  if (money.compare(owed) >= 0) return term.expiration;
  if (money.cents <= 0) return term.effective;
  const covered = Number((BigInt(money.cents) * BigInt(days)) / BigInt(owed.cents));
  return addDays(term.effective, covered);
}

function creditsOf(instalments: readonly Installment[]): Money {
  return Money.sum(instalments.filter(({ state }) => state === 'credited').map(({ amount }) => amount));
}
