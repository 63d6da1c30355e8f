import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays, daysBetween } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { Term } from './due-dates.js';
import type { Instalment } from './instalments.js';
import { byDueDate } from './instalments.js';

export interface Settlement {
  /** What has reached each billed instalment, fee included, by its number. */
  readonly paid: ReadonlyMap<number, Money>;
  /** Money that nothing billed asks for. */
  readonly credit: Money;
  /** What the account owes beyond its instalments: money that was paid back and then taken back by a bank as well. */
  readonly shortfall: Money;
  /**
   * Due date of the first instalment that the money does not reach, planned ones included: the account is overdue from the
   * day after, whether or not anybody has looked at it meanwhile.
   */
  readonly unpaidFrom: CalendarDate | null;
}

/** Money goes to the oldest due date first. Nothing of this is stored as truth: it follows from instalments and ledger. */
export function settle(instalments: readonly Instalment[], money: Money): Settlement {
  const available = money.minus(creditsOf(instalments));
  let left = Math.max(available.cents, 0);
  let credit = left;
  let unpaidFrom: CalendarDate | null = null;
  let lastDueOn: CalendarDate | null = null;
  const paid = new Map<number, Money>();
  for (const each of byDueDate(instalments)) {
    if (each.state !== 'billed' && each.state !== 'planned') continue;
    const due = each.state === 'billed' ? askedFor(each) : each.amount.plus(feeOf(each, left));
    const reached = Math.min(left, due.cents);
    left -= reached;
    lastDueOn = each.dueOn;
    if (reached < due.cents) unpaidFrom ??= each.dueOn;
    if (each.state === 'planned') continue;
    paid.set(each.number, Money.ofCents(reached));
  }
  for (const amount of paid.values()) credit -= amount.cents;
  const shortfall = available.isNegative ? available.negated() : Money.ZERO;
  if (!shortfall.isZero) unpaidFrom ??= lastDueOn ?? instalments[0]?.dueOn ?? null;
  return { paid, credit: Money.ofCents(credit), shortfall, unpaidFrom };
}

/** An instalment that is covered before its bill needs no bill, and costs no fee. */
export function feeOf({ amount, fee }: Instalment, leftCents: number): Money {
  return leftCents >= amount.cents ? Money.ZERO : fee;
}

export function askedFor({ amount, fee }: Instalment): Money {
  return amount.plus(fee);
}

/** What is due before a day and has not been reached by money. */
export function pastDue(
  instalments: readonly Instalment[],
  { paid, shortfall, unpaidFrom }: Settlement,
  today: CalendarDate,
): Money {
  const late = instalments.filter(({ state, dueOn }) => state === 'billed' && dueOn < today);
  const open = late.map((each) => askedFor(each).minus(paid.get(each.number) ?? Money.ZERO));
  return Money.sum(unpaidFrom !== null && unpaidFrom < today ? [...open, shortfall] : open);
}

export type InstalmentStatus = 'planned' | 'billed' | 'paid' | 'overdue' | 'credited' | 'void';
export const INSTALMENT_STATUSES: readonly InstalmentStatus[] = [
  'planned',
  'billed',
  'paid',
  'overdue',
  'credited',
  'void',
];

export function statusOf(each: Instalment, { paid }: Settlement, today: CalendarDate): InstalmentStatus {
  if (each.state !== 'billed') return each.state;
  const open = askedFor(each).compare(paid.get(each.number) ?? Money.ZERO) > 0;
  if (!open) return 'paid';
  return each.dueOn < today ? 'overdue' : 'billed';
}

/**
 * The first day of cover that the money does not pay for, when cover is earned day by day: what a cancellation for
 * non-payment must not reach behind without giving money back.
 */
export function paidThrough(term: Term, owed: Money, money: Money): CalendarDate {
  const days = daysBetween(term.effective, term.expiration);
  if (money.compare(owed) >= 0) return term.expiration;
  if (money.cents <= 0) return term.effective;
  const covered = Number((BigInt(money.cents) * BigInt(days)) / BigInt(owed.cents));
  return addDays(term.effective, covered);
}

function creditsOf(instalments: readonly Instalment[]): Money {
  return Money.sum(instalments.filter(({ state }) => state === 'credited').map(({ amount }) => amount));
}
