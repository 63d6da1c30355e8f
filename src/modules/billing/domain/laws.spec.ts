import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { Account, AccountChange } from './account.js';
import { billDue, book, cancel, changePlan, changePremium, openAccount, reinstate } from './account.js';
import { NO_SUMS, balanceOf, owedInInstallments, posted } from './sums.js';
import type { AccountTerm } from './due-dates.js';
import { monthsOf } from './due-dates.js';
import type { AgreedPlan } from './payment-plan.js';
import { PAID_IN_FULL, agreed, agreedWay } from './payment-plan.js';
import { billedAmount, settle } from './settle.js';

const FIRST_DAY = '2028-01-31';
const TERM: AccountTerm = { effective: FIRST_DAY, expiration: '2029-01-31' };
const MOST_CENTS = 5_000_00;

const cents = (min = 0): fc.Arbitrary<Money> =>
  fc.integer({ min, max: MOST_CENTS }).map((each) => Money.ofCents(each));
const house: fc.Arbitrary<AgreedPlan> = fc
  .record({
    instalments: fc.option(fc.integer({ min: 1, max: 14 })),
    everyMonths: fc.integer({ min: 1, max: 6 }),
    downPaymentPercent: fc.constantFrom(null, '0.01', '16.67', '50'),
    anchorDay: fc.constantFrom(null, 1, 15, 31),
    leadDays: fc.integer({ min: 0, max: 40 }),
    fee: fc.constantFrom('0.00', '3.00'),
  })
  .map((plan) => agreed({ code: 'house', title: 'House', ...plan }));
const filed: fc.Arbitrary<AgreedPlan> = fc
  .record({ instalments: fc.integer({ min: 1, max: 12 }), amount: cents(1), total: cents(1) })
  .map(({ instalments, amount, total }) =>
    agreedWay(
      { code: 'filed', title: 'Filed', instalments, amount: amount.toString() },
      total,
      monthsOf(TERM),
    ),
  );
const plan = fc.oneof(house, filed, fc.constant(PAID_IN_FULL));

type Step = (account: Account, today: string) => AccountChange;
const step: fc.Arbitrary<Step> = fc.oneof(
  cents().map(
    (total): Step =>
      (account, today) =>
        changePremium(account, total, today),
  ),
  fc.record({ total: cents(), day: fc.integer({ min: 0, max: 366 }) }).map(
    ({ total, day }): Step =>
      (account, today) =>
        cancel(account, total, addDays(FIRST_DAY, day), today),
  ),
  cents().map(
    (total): Step =>
      (account, today) =>
        reinstate(account, total, today),
  ),
  plan.map(
    (next): Step =>
      (account, today) =>
        changePlan(account, next, today),
  ),
  cents(1).map(
    (amount): Step =>
      (account) =>
        book(account, 'payment', amount.negated()),
  ),
  cents(1).map(
    (amount): Step =>
      (account) =>
        book(account, 'payment_reversal', amount),
  ),
  cents(1).map(
    (amount): Step =>
      (account) =>
        book(account, 'refund', amount),
  ),
);
const history = fc.record({
  plan,
  total: cents(),
  openedAfter: fc.integer({ min: -30, max: 100 }),
  steps: fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), step }), { maxLength: 15 }),
});

interface Moment {
  readonly account: Account;
  readonly change: AccountChange;
}

/** The account after each step, as the application does it: billed up to the day, changed, billed again. */
function* lived({ plan: first, total, openedAfter, steps }: Lived): Generator<Moment> {
  let today = addDays(FIRST_DAY, openedAfter);
  const begun = openAccount(first, TERM, total, today);
  let account = begun.account;
  yield { account, change: begun };
  for (const { days, step: act } of steps) {
    today = addDays(today, days);
    for (const change of [
      (each: Account) => billDue(each, today),
      (each: Account) => act(each, today),
      (each: Account) => billDue(each, today),
    ]) {
      const done = change(account);
      account = done.account;
      yield { account, change: done };
    }
  }
}
type Lived = typeof history extends fc.Arbitrary<infer T> ? T : never;

describe('whatever happens to an account', () => {
  it('its installments add up to what is owed, and its bookings to its books', () => {
    fc.assert(
      fc.property(history, (life) => {
        let sums = NO_SUMS;
        for (const { account, change } of lived(life)) {
          sums = posted(sums, change.bookings);
          expect(account.sums).toEqual(sums);
          const asked = account.instalments.reduce((sum, { amount }) => sum.plus(amount), Money.ZERO);
          expect(asked).toEqual(owedInInstallments(sums));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('no installment is below zero unless it is a credit, and what fell away asks for nothing', () => {
    fc.assert(
      fc.property(history, (life) => {
        for (const { account } of lived(life)) {
          for (const { amount, fee, state } of account.instalments) {
            expect(amount.isNegative).toBe(state === 'credited');
            expect(fee.isNegative).toBe(false);
            if (state === 'void') expect(amount.isZero && fee.isZero).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('what is billed or credited never changes, and no number is used twice', () => {
    fc.assert(
      fc.property(history, (life) => {
        const kept = new Map<number, string>();
        for (const { account } of lived(life)) {
          expect(new Set(account.instalments.map(({ number }) => number)).size).toBe(
            account.instalments.length,
          );
          const now = new Map(account.instalments.map((each) => [each.number, JSON.stringify(each)]));
          for (const [number, text] of kept) expect(now.get(number)).toBe(text);
          for (const each of account.instalments) {
            if (each.state === 'billed' || each.state === 'credited')
              kept.set(each.number, JSON.stringify(each));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('what is not reached by money, less the credit, is the balance once everything is billed', () => {
    fc.assert(
      fc.property(history, (life) => {
        const last = [...lived(life)].at(-1)?.account as Account;
        const { account } = billDue(last, '2030-01-01');
        const { reached, credit, shortfall } = settle(account.instalments, account.sums);
        const open = account.instalments
          .filter(({ state }) => state === 'billed')
          .map((each) => billedAmount(each).minus(reached.get(each.number)?.total ?? Money.ZERO));
        expect(Money.sum(open).plus(shortfall).minus(credit)).toEqual(balanceOf(account.sums));
        expect(Money.sum(open).isZero || credit.isZero).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('independent changes and payments come to the same whatever their order', () => {
    const change = fc.integer({ min: -2_000, max: 9_000 });
    fc.assert(
      fc.property(
        plan,
        fc.array(change, { maxLength: 6 }),
        cents(1),
        fc.integer(),
        (first, deltas, paid, seed) => {
          const begun = openAccount(first, TERM, Money.parse('900.00'), FIRST_DAY).account;
          const run = (order: readonly number[]): Account => {
            let total = Money.parse('900.00');
            let account = billDue(begun, FIRST_DAY).account;
            for (const delta of order) {
              total = total.plus(Money.ofCents(delta));
              account = changePremium(account, total, FIRST_DAY).account;
            }
            return book(account, 'payment', paid.negated()).account;
          };
          const other = [...deltas].sort((a, b) => ((a * seed) % 7) - ((b * seed) % 7));
          expect(run(other).sums).toEqual(run(deltas).sums);
        },
      ),
    );
  });
});
