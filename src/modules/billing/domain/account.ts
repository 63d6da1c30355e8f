import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { EntryToPost, AccountSums, EntryKind } from './sums.js';
import { NO_SUMS, balanceOf, owedInInstallments, posted } from './sums.js';
import type { AccountTerm } from './due-dates.js';
import { dueDates, monthsBeforeLastYear, notBefore } from './due-dates.js';
import type { Installment } from './installments.js';
import { byDueDate, lastNumber, planned, respread, voided } from './installments.js';
import type { AgreedPlan } from './payment-plan.js';
import { billedAmount, feeOf } from './settle.js';

/**
 * What one policy term owes and how it is paid. Every change is a pure function from one account to the next, with its
 * bookings.
 */
export interface Account {
  readonly plan: AgreedPlan;
  /** The period that the premium is for: in a term of several years, the years charged so far. */
  readonly term: AccountTerm;
  /** The first day without cover: the expiration date, or the day of a cancellation. */
  readonly endsOn: CalendarDate;
  readonly closed: boolean;
  readonly sums: AccountSums;
  readonly instalments: readonly Installment[];
}

export interface AccountChange {
  readonly account: Account;
  readonly bookings: readonly EntryToPost[];
}

export function openAccount(
  plan: AgreedPlan,
  term: AccountTerm,
  total: Money,
  today: CalendarDate,
): AccountChange {
  const instalments = planned(notBefore(dueDates(plan, term), today), plan, 0, today);
  const empty = { plan, term, endsOn: term.expiration, closed: false, sums: NO_SUMS, instalments };
  return owing(empty, total, today);
}

/** Sets the term's premium to `total`; the difference is spread over what is not billed yet. */
export function changePremium(account: Account, total: Money, today: CalendarDate): AccountChange {
  return owing({ ...account, closed: false }, total, today);
}

/** Extends the charged period; it then costs `total`. The plan begins again with the added year. */
export function extend(
  account: Account,
  until: CalendarDate,
  total: Money,
  today: CalendarDate,
): AccountChange {
  const { plan } = account;
  const term = { ...account.term, expiration: until };
  const dates = dueDates(plan, term, monthsBeforeLastYear(term));
  const yearBegins = dates[0]?.dueOn ?? until;
  const kept = voided(account.instalments, ({ dueOn }) => dueOn >= yearBegins);
  const ahead = planned(notBefore(dates, today), plan, lastNumber(kept), today);
  const next = { ...account, term, endsOn: until, closed: false, instalments: [...kept, ...ahead] };
  return owing(next, total, today);
}

/** Ends cover on a day; `total` is what was earned by then. Planned installments due from that day on fall away. */
export function cancel(account: Account, total: Money, on: CalendarDate, today: CalendarDate): AccountChange {
  const instalments = voided(account.instalments, ({ dueOn }) => dueOn >= on);
  return owing({ ...account, closed: false, endsOn: on, instalments }, total, today);
}

/** Continues cover to the end of the term: installments of the plan that are still ahead come back. */
export function reinstate(account: Account, total: Money, today: CalendarDate): AccountChange {
  const again = replanned({ ...account, closed: false, endsOn: account.term.expiration }, today);
  return owing(again, total, today);
}

/** Changes the plan for what is not billed yet. */
export function changePlan(account: Account, plan: AgreedPlan, today: CalendarDate): AccountChange {
  const { account: next, bookings } = owing(
    replanned({ ...account, plan }, today),
    account.sums.premium,
    today,
  );
  return { account: next, bookings: bookings.filter(({ kind }) => kind !== 'premium') };
}

/** Bills every installment whose billing day has come. One that money already covers has no fee; one of zero becomes void. */
export function billDue(account: Account, today: CalendarDate): AccountChange {
  const bookings: EntryToPost[] = [];
  let left = account.sums.money.cents;
  const next = new Map<number, Installment>();
  for (const each of byDueDate(account.instalments)) {
    if (each.state === 'credited') left -= each.amount.cents;
  }
  for (const each of byDueDate(account.instalments)) {
    const now = each.state === 'planned' && each.billOn <= today ? billed(each, left) : each;
    if (now.state === 'billed') left -= billedAmount(now).cents;
    if (now === each) continue;
    next.set(now.number, now);
    if (!now.fee.isZero) bookings.push({ kind: 'fee', amount: now.fee, instalment: now.number });
  }
  if (next.size === 0) return { account, bookings };
  const instalments = account.instalments.map((each) => next.get(each.number) ?? each);
  return { account: { ...account, instalments, sums: posted(account.sums, bookings) }, bookings };
}

/** Books money that came in, was paid back, bounced or was given up; the amount has the sign of its entry. */
export function book(account: Account, kind: EntryKind, amount: Money): AccountChange {
  const bookings = [{ kind, amount, instalment: null }];
  return { account: { ...account, sums: posted(account.sums, bookings) }, bookings };
}

/** Closes the account; what is still owed is written off. */
export function close(account: Account): AccountChange {
  const owed = balanceOf(account.sums);
  const ended = { ...account, closed: true };
  return owed.isZero ? { account: ended, bookings: [] } : book(ended, 'write_off', owed.negated());
}

/** Applies several changes in order. */
export function inTurn(
  account: Account,
  ...steps: readonly ((account: Account) => AccountChange)[]
): AccountChange {
  const bookings: EntryToPost[] = [];
  let now = account;
  for (const step of steps) {
    const change = step(now);
    now = change.account;
    bookings.push(...change.bookings);
  }
  return { account: now, bookings };
}

/** The sum of a plan's installments for a premium. A manual's payment mode is scaled to it and rounded half-up to the cent. */
export function owedUnder(plan: AgreedPlan, total: Money): Money {
  const { filed, instalments } = plan;
  if (filed === null || instalments === null) return total;
  const base = Money.parse(filed.total).cents;
  if (base === 0) return total;
  const asked = Money.parse(filed.amount).cents * instalments;
  return Money.ofCents((2n * BigInt(total.cents) * BigInt(asked) + BigInt(base)) / (2n * BigInt(base)));
}

function owing(account: Account, total: Money, today: CalendarDate): AccountChange {
  const { plan, sums } = account;
  if (total.isNegative) throw new RangeError(`A term cannot cost less than nothing: ${total.toString()}`);
  const charge = owedUnder(plan, total).minus(total).minus(sums.charge);
  // The premium is booked even if it did not change, so that the transaction is recognized when it comes again.
  const bookings: EntryToPost[] = [{ kind: 'premium', amount: total.minus(sums.premium), instalment: null }];
  if (!charge.isZero) bookings.push({ kind: 'instalment_charge', amount: charge, instalment: null });
  const next = posted(sums, bookings);
  const instalments = respread(account.instalments, owedInInstallments(next), plan, today);
  return { account: { ...account, sums: next, instalments }, bookings };
}

/** Replaces planned installments by those of the plan that are due after today and after everything billed. */
function replanned(account: Account, today: CalendarDate): Account {
  const kept = voided(account.instalments);
  const after = kept.reduce(
    (last, { state, dueOn }) => (state === 'billed' && dueOn > last ? dueOn : last),
    today,
  );
  const { plan, term } = account;
  const ahead = dueDates(plan, term, monthsBeforeLastYear(term)).filter(({ dueOn }) => dueOn > after);
  return {
    ...account,
    instalments: [...kept, ...planned(ahead, account.plan, lastNumber(kept), today)],
  };
}

function billed(each: Installment, leftCents: number): Installment {
  if (each.amount.isZero) return { ...each, fee: Money.ZERO, state: 'void' };
  return { ...each, fee: feeOf(each, leftCents), state: 'billed' };
}
