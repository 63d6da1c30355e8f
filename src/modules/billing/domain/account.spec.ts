import { describe, expect, it } from '@jest/globals';
import { Money } from '../../../shared/money.js';
import type { Account, AccountChange } from './account.js';
import {
  billDue,
  book,
  cancel,
  changePlan,
  changePremium,
  close,
  extend,
  inTurn,
  openAccount,
  reinstate,
} from './account.js';
import { balanceOf } from './sums.js';
import { sumOf } from './installments.js';
import type { PlanTerms } from './payment-plan.js';
import { PAID_IN_FULL, agreed, agreedWay } from './payment-plan.js';
import { paidOf, paidThrough, pastDue, settle, statusOf } from './settle.js';

const TERM = { effective: '2026-01-31', expiration: '2027-01-31' };
const usd = (text: string): Money => Money.parse(text);
const MONTHLY: PlanTerms = {
  code: 'monthly',
  title: 'Monthly',
  instalments: 12,
  everyMonths: 1,
  downPaymentPercent: null,
  anchorDay: null,
  leadDays: 20,
  fee: '3.00',
};
const QUARTERLY: PlanTerms = { ...MONTHLY, code: 'quarterly', instalments: 4, everyMonths: 3, fee: '0.00' };

const opened = (plan: PlanTerms, total = '501.00', today = '2026-01-31'): Account =>
  inTurn(openAccount(agreed(plan), TERM, usd(total), today).account, (account) => billDue(account, today))
    .account;
const shown = ({ instalments }: Account): readonly string[] =>
  instalments.map(({ number, dueOn, amount, state }) => `${number} ${dueOn} ${amount.toString()} ${state}`);
const on =
  (today: string) =>
  (account: Account): AccountChange =>
    billDue(account, today);
const paying =
  (amount: string) =>
  (account: Account): AccountChange =>
    book(account, 'payment', usd(amount).negated());

describe('a billing account', () => {
  it('asks for the premium in parts that add up to the cent', () => {
    const account = opened(MONTHLY);
    expect(account.instalments.map(({ amount }) => amount.toString())).toEqual(new Array(12).fill('41.75'));
    expect(sumOf(opened(MONTHLY, '500.99').instalments).toString()).toBe('500.99');
  });

  it('bills nothing before the day on which there is a contract', () => {
    const days = (today: string): readonly string[] =>
      opened(MONTHLY, '501.00', today).instalments.map(({ billOn }) => billOn);
    expect(days('2026-01-31').slice(0, 2)).toEqual(['2026-01-31', '2026-02-08']);
    expect(days('2026-01-01').slice(0, 2)).toEqual(['2026-01-11', '2026-02-08']);
    expect(days('2026-02-20').slice(0, 2)).toEqual(['2026-02-20', '2026-02-20']);
  });

  it('bills the first at once and the others so many days ahead, each with its fee', () => {
    const { account, bookings } = inTurn(opened(QUARTERLY, '400.00'), on('2026-04-09'), on('2026-04-10'));
    expect(shown(account).slice(0, 3)).toEqual([
      '1 2026-01-31 100.00 billed',
      '2 2026-04-30 100.00 billed',
      '3 2026-07-31 100.00 planned',
    ]);
    expect(bookings).toEqual([]);
    const fees = inTurn(opened(MONTHLY), on('2026-02-08')).bookings;
    expect(fees).toMatchObject([{ kind: 'fee', instalment: 2 }]);
  });

  it('takes no fee for an installment that is covered before its bill', () => {
    const { account, bookings } = inTurn(opened(MONTHLY), paying('501.00'), on('2027-01-30'));
    expect(bookings.map(({ kind }) => kind)).toEqual(['payment']);
    expect(balanceOf(account.sums).isZero).toBe(true);
  });

  it('spreads a higher premium over what is not billed', () => {
    const before = inTurn(opened(QUARTERLY, '400.00'), on('2026-05-01')).account;
    const { account, bookings } = changePremium(before, usd('500.01'), '2026-05-01');
    expect(shown(account)).toEqual([
      '1 2026-01-31 100.00 billed',
      '2 2026-04-30 100.00 billed',
      '3 2026-07-31 150.01 planned',
      '4 2026-10-31 150.00 planned',
    ]);
    expect(bookings).toMatchObject([{ kind: 'premium', amount: usd('100.01') }]);
  });

  it('asks with one more installment when nothing is left to spread over', () => {
    const before = inTurn(opened(QUARTERLY, '400.00'), on('2026-12-01')).account;
    const account = changePremium(before, usd('450.00'), '2026-12-01').account;
    expect(shown(account).at(-1)).toBe('5 2026-12-21 50.00 planned');
    expect(shown(billDue(account, '2026-12-01').account).at(-1)).toBe('5 2026-12-21 50.00 billed');
  });

  it('gives a credit when the rest falls below nothing, and the planned ones cost nothing', () => {
    const before = inTurn(opened(QUARTERLY, '400.00'), on('2026-08-01')).account;
    const account = changePremium(before, usd('250.00'), '2026-08-01').account;
    expect(shown(account)).toEqual([
      '1 2026-01-31 100.00 billed',
      '2 2026-04-30 100.00 billed',
      '3 2026-07-31 100.00 billed',
      '4 2026-10-31 0.00 planned',
      '5 2026-08-01 -50.00 credited',
    ]);
    const later = changePremium(account, usd('275.00'), '2026-08-02').account;
    expect(shown(later)[3]).toBe('4 2026-10-31 25.00 planned');
    expect(shown(billDue(account, '2026-10-30').account)[3]).toBe('4 2026-10-31 0.00 void');
  });

  it('of a canceled term owes what was earned: too much paid is to be refunded', () => {
    const paid = inTurn(opened(QUARTERLY, '400.00'), paying('200.00'), on('2026-04-20')).account;
    const { account } = inTurn(paid, (before) => cancel(before, usd('120.00'), '2026-05-20', '2026-05-10'));
    expect(shown(account).slice(2)).toEqual([
      '3 2026-07-31 0.00 void',
      '4 2026-10-31 0.00 void',
      '5 2026-05-10 -80.00 credited',
    ]);
    expect(balanceOf(account.sums).toString()).toBe('-80.00');
    expect(settle(account.instalments, account.sums).credit.toString()).toBe('80.00');
  });

  it('of a canceled term owes what was earned: too little paid is a balance due', () => {
    const unpaid = opened(QUARTERLY, '400.00');
    const account = cancel(unpaid, usd('130.00'), '2026-04-30', '2026-04-01').account;
    expect(balanceOf(account.sums).toString()).toBe('130.00');
    expect(shown(account).at(-1)).toBe('5 2026-04-21 30.00 planned');
  });

  it('that is reinstated has its installments ahead again and nets to what it was', () => {
    const canceled = cancel(opened(QUARTERLY, '400.00'), usd('90.00'), '2026-04-20', '2026-04-05').account;
    const account = reinstate(canceled, usd('400.00'), '2026-05-05').account;
    expect(account.endsOn).toBe(TERM.expiration);
    expect(shown(account).slice(5)).toEqual(['6 2026-07-31 155.00 planned', '7 2026-10-31 155.00 planned']);
    expect(sumOf(account.instalments).toString()).toBe('400.00');
  });

  it('that changes to another plan keeps what is billed', () => {
    const account = changePlan(opened(QUARTERLY, '400.00'), agreed(MONTHLY), '2026-02-15').account;
    expect(account.instalments.filter(({ state }) => state === 'planned')).toHaveLength(11);
    expect(sumOf(account.instalments).toString()).toBe('400.00');
    const full = changePlan(opened(MONTHLY, '480.00'), PAID_IN_FULL, '2026-02-01').account;
    expect(shown(full).at(-1)).toBe('13 2026-02-21 440.00 planned');
  });

  it('paid in the way of its manual asks for the manual’s amounts; the difference is a charge', () => {
    const way = { code: 'monthly', title: 'Monthly', instalments: 12, amount: '55.76' };
    const { account, bookings } = openAccount(
      agreedWay(way, usd('413.00'), 240),
      TERM,
      usd('413.00'),
      '2026-01-31',
    );
    expect(new Set(account.instalments.map(({ amount }) => amount.toString()))).toEqual(new Set(['55.76']));
    expect(bookings.map(({ kind, amount }) => `${kind} ${amount.toString()}`)).toEqual([
      'premium 413.00',
      'instalment_charge 256.12',
    ]);
    const canceled = cancel(account, usd('0.00'), '2026-01-31', '2026-02-01').account;
    expect(balanceOf(canceled.sums).isZero).toBe(true);
  });
});

describe('money', () => {
  it('goes to the oldest due date first, and what is too much stays a credit', () => {
    const account = inTurn(opened(QUARTERLY, '400.00'), on('2026-05-01'), paying('130.00')).account;
    const settled = settle(account.instalments, account.sums);
    expect([...settled.reached].map(([number, { total }]) => `${number} ${total.toString()}`)).toEqual([
      '1 100.00',
      '2 30.00',
    ]);
    expect(settled.unpaidFrom).toBe('2026-04-30');
    expect(pastDue(account.instalments, settled, '2026-05-01').toString()).toBe('70.00');
    expect(pastDue(account.instalments, settled, '2026-04-30').toString()).toBe('0.00');
    const more = settle(account.instalments, { ...account.sums, money: usd('230.00') });
    expect([more.credit.toString(), more.unpaidFrom]).toEqual(['30.00', '2026-07-31']);
  });

  it('tells what is paid, billed and overdue', () => {
    const account = inTurn(opened(QUARTERLY, '400.00'), on('2026-05-01'), paying('100.00')).account;
    const settled = settle(account.instalments, account.sums);
    const statuses = (today: string) => account.instalments.map((each) => statusOf(each, settled, today));
    expect(statuses('2026-04-30')).toEqual(['paid', 'billed', 'planned', 'planned']);
    expect(statuses('2026-05-01')).toEqual(['paid', 'overdue', 'planned', 'planned']);
  });

  const read = (account: Account, today = '2026-06-01'): readonly string[] => {
    const settled = settle(account.instalments, account.sums);
    return account.instalments.map(
      (each) =>
        `${each.number} ${each.amount.toString()} ${statusOf(each, settled, today)} ${paidOf(each, settled).toString()}`,
    );
  };
  const flat = (account: Account): Account =>
    cancel(account, usd('0.00'), TERM.effective, '2026-02-01').account;

  it('that never came is not paid: what was canceled flat is credited', () => {
    expect(read(flat(opened(PAID_IN_FULL, '501.00')))).toEqual([
      '1 501.00 credited 0.00',
      '2 -501.00 credited 0.00',
    ]);
  });

  it('that came before a flat cancellation was paid, until it is paid back', () => {
    const account = flat(inTurn(opened(PAID_IN_FULL, '501.00'), paying('501.00')).account);
    expect(read(account)[0]).toBe('1 501.00 paid 501.00');
    expect(read(book(account, 'refund', usd('501.00')).account)[0]).toBe('1 501.00 credited 0.00');
  });

  it('that bounced is not paid', () => {
    const account = inTurn(opened(PAID_IN_FULL, '501.00'), paying('501.00')).account;
    const bounced = book(account, 'payment_reversal', usd('501.00')).account;
    expect(read(bounced)[0]).toBe('1 501.00 overdue 0.00');
  });

  it('is told as received where a reduced premium settles the rest', () => {
    const full = inTurn(opened(PAID_IN_FULL, '501.00'), paying('300.00')).account;
    const reduced = changePremium(full, usd('300.00'), '2026-02-01').account;
    expect(read(reduced)).toEqual(['1 501.00 paid 300.00', '2 -201.00 credited 0.00']);
  });

  it('that was given up is written off, and never came', () => {
    expect(read(close(opened(PAID_IN_FULL, '501.00')).account)).toEqual(['1 501.00 written_off 0.00']);
    const part = inTurn(opened(PAID_IN_FULL, '501.00'), paying('499.00'), close).account;
    expect(read(part)).toEqual(['1 501.00 written_off 499.00']);
  });

  it('of a pro rata cancellation that nobody paid is owed as far as it was earned', () => {
    const account = cancel(opened(QUARTERLY, '400.00'), usd('40.00'), '2026-03-01', '2026-03-01').account;
    expect(read(account)).toEqual([
      '1 100.00 overdue 0.00',
      '2 0.00 void 0.00',
      '3 0.00 void 0.00',
      '4 0.00 void 0.00',
      '5 -60.00 credited 0.00',
    ]);
  });

  it('that was refunded and then bounced is owed, though no installment asks for it', () => {
    const paid = inTurn(opened(PAID_IN_FULL, '100.00'), paying('100.00')).account;
    const flat = cancel(paid, usd('0.00'), TERM.effective, '2026-02-01').account;
    const account = inTurn(
      flat,
      (each) => book(each, 'refund', usd('100.00')),
      (each) => book(each, 'payment_reversal', usd('100.00')),
    ).account;
    const settled = settle(account.instalments, account.sums);
    expect(balanceOf(account.sums).toString()).toBe('100.00');
    expect(pastDue(account.instalments, settled, '2026-02-02').toString()).toBe('100.00');
  });

  it('pays for cover up to a day', () => {
    const year = { effective: '2026-01-01', expiration: '2027-01-01' };
    expect(paidThrough(year, usd('365.00'), usd('100.00'))).toBe('2026-04-11');
    expect(paidThrough(year, usd('365.00'), usd('0.00'))).toBe('2026-01-01');
    expect(paidThrough(year, usd('365.00'), usd('400.00'))).toBe('2027-01-01');
  });
});

describe('the account of a term of several years', () => {
  const later = (account: Account): Account =>
    inTurn(account, (each) => extend(each, '2028-01-31', usd('1002.00'), '2026-12-27')).account;

  it('begins its plan again with every year that is charged', () => {
    const account = later(inTurn(opened(QUARTERLY), on('2026-12-27')).account);
    expect(account.term).toEqual({ effective: '2026-01-31', expiration: '2028-01-31' });
    expect(shown(account).slice(4)).toEqual([
      '5 2027-01-31 125.25 planned',
      '6 2027-04-30 125.25 planned',
      '7 2027-07-31 125.25 planned',
      '8 2027-10-31 125.25 planned',
    ]);
    expect(sumOf(account.instalments).toString()).toBe('1002.00');
  });

  it('asks again for what the way of paying costs in each year', () => {
    const way = { code: 'quarterly', title: 'Quarterly', instalments: 4, amount: '132.77' };
    const plan = agreedWay(way, usd('501.00'), 12);
    const first = openAccount(plan, TERM, usd('501.00'), '2026-01-31').account;
    expect(first.sums.charge.toString()).toBe('30.08');
    expect(later(first).sums.charge.toString()).toBe('60.16');
  });

  it('loses the year ahead when cover ends before it, and has it back once', () => {
    const ahead = later(inTurn(opened(QUARTERLY), on('2026-12-27')).account);
    const { account } = cancel(ahead, usd('480.00'), '2027-01-15', '2027-01-02');
    expect(balanceOf(account.sums).toString()).toBe('480.00');
    expect(account.instalments.filter(({ state }) => state === 'planned')).toEqual([]);
    const again = reinstate(account, usd('1002.00'), '2027-01-20').account;
    const twice = extend(again, '2028-01-31', usd('1002.00'), '2027-01-20').account;
    expect(twice.instalments.filter(({ state }) => state === 'planned').map(({ dueOn }) => dueOn)).toEqual([
      '2027-01-31',
      '2027-04-30',
      '2027-07-31',
      '2027-10-31',
    ]);
    expect(sumOf(twice.instalments).toString()).toBe('1002.00');
    expect(sumOf(again.instalments).toString()).toBe('1002.00');
  });
});
