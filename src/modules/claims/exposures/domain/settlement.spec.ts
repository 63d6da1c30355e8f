import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money } from '../../../../shared/money.js';
import type { PaidLoss } from './due.js';
import { dueOf } from './due.js';
import type { AssessedLoss, SettlementTerms } from './settlement.js';
import { settleLosses } from './settlement.js';

const money = (text: string): Money => Money.parse(text);
const loss = (amount: string, more: Partial<PaidLoss> = {}): PaidLoss => ({
  id: 'a',
  part: null,
  person: 'p',
  amount: money(amount),
  value: null,
  paid: Money.ZERO,
  ...more,
});
const NONE = new Map<string, Money>();

function terms(
  more: Partial<SettlementTerms>,
  settlement: SettlementTerms['loss']['settlement'],
): SettlementTerms {
  return { limits: [], deductible: null, loss: { settlement, coinsurancePercent: '80' }, ...more };
}
const limit = (amount: string, more = {}): SettlementTerms['limits'][number] => ({
  code: 'limit',
  amount,
  per: 'occurrence',
  part: null,
  ...more,
});
const paid = (of: SettlementTerms, ...losses: readonly AssessedLoss[]): readonly string[] =>
  settleLosses(of, losses, NONE).map(({ payable }) => payable.toString());

describe('the settlement of a loss', () => {
  // Werner and Modlin, Basic Ratemaking: a home of 500,000 insured for 300,000 with a coinsurance requirement of 80%.
  it.each([
    ['200000', '150000.00'],
    ['300000', '225000.00'],
    ['350000', '262500.00'],
    ['450000', '300000.00'],
  ])('of %s on a home that is insured below its value comes to %s', (amount, expected) => {
    const home = terms({ limits: [limit('300000.00')] }, ['coinsurance', 'limit']);
    expect(paid(home, loss(amount, { value: money('500000') }))).toEqual([expected]);
  });

  it('is not in proportion where enough is insured, or nobody has said what the home was worth', () => {
    const home = terms({ limits: [limit('300000.00')] }, ['coinsurance', 'limit']);
    expect(paid(home, loss('200000', { value: money('375000') }), loss('1000'))).toEqual([
      '200000.00',
      '1000.00',
    ]);
  });

  it('follows the order that the product sets: a deductible from the loss, or from what the limit leaves', () => {
    const with_ = { limits: [limit('10000.00')], deductible: '1000.00' };
    expect(paid(terms(with_, ['deductible', 'limit']), loss('12000'))).toEqual(['10000.00']);
    expect(paid(terms(with_, ['limit', 'deductible']), loss('12000'))).toEqual(['9000.00']);
    const both = { limits: [limit('300000.00')], deductible: '1000.00' };
    const value = { value: money('500000') };
    expect(paid(terms(both, ['coinsurance', 'deductible', 'limit']), loss('200000', value))).toEqual([
      '149000.00',
    ]);
    expect(paid(terms(both, ['deductible', 'coinsurance', 'limit']), loss('200000', value))).toEqual([
      '149250.00',
    ]);
  });

  it('takes the deductible once from all losses of an occurrence, and gives each person the own limit', () => {
    const split = terms(
      {
        limits: [
          limit('50000.00', { code: 'person', per: 'person', part: 'bi' }),
          limit('100000.00', { code: 'accident', part: 'bi' }),
          limit('25000.00', { code: 'pd', part: 'pd' }),
        ],
      },
      ['limit'],
    );
    const hurt = ['x', 'y', 'z'].map((person) => loss('60000', { id: person, person, part: 'bi' }));
    expect(paid(split, ...hurt, loss('40000', { part: 'pd' }))).toEqual([
      '50000.00',
      '50000.00',
      '0.00',
      '25000.00',
    ]);
    const once = terms({ deductible: '1000.00' }, ['deductible']);
    expect(paid(once, loss('600'), loss('900'))).toEqual(['0.00', '500.00']);
  });

  it('takes from an aggregate limit what other claims have left of it', () => {
    const yearly = terms({ limits: [limit('15000.00', { code: 'year', per: 'aggregate' })] }, ['aggregate']);
    const room = new Map([['year', money('700.50')]]);
    const [first, second] = settleLosses(yearly, [loss('500'), loss('500')], room);
    expect([first?.payable.toString(), second?.payable.toString()]).toEqual(['500.00', '200.50']);
  });

  it('shows each step', () => {
    const home = terms({ limits: [limit('5000.00')], deductible: '1000.00' }, ['deductible', 'limit']);
    const [only] = settleLosses(home, [loss('9000')], NONE);
    expect(only?.steps.map(({ step, before, after }) => `${step} ${before} ${after}`)).toEqual([
      'deductible 9000.00 8000.00',
      'limit 8000.00 5000.00',
    ]);
  });

  it('of a loss that is told later takes nothing that was paid for another already', () => {
    const shared = terms({ limits: [limit('100.00')] }, ['limit']);
    const [early, late] = dueOf(shared, [loss('50'), loss('100', { id: 'b', paid: money('100') })], NONE);
    expect([early?.payable.toString(), early?.due.toString(), late?.due.toString()]).toEqual([
      '50.00',
      '0.00',
      '0.00',
    ]);
  });

  it('never comes to more than the loss, a limit, or what is left of an aggregate, whatever the order', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((each) => Money.ofCents(each));
    const steps = fc.shuffledSubarray(['coinsurance', 'deductible', 'limit', 'aggregate'] as const, {
      minLength: 4,
    });
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.record({ amount: cents, value: fc.option(cents), person: fc.constantFrom('x', 'y') }), {
          maxLength: 6,
        }),
        cents,
        cents,
        cents,
        (settlement, losses, occurrence, deductible, room) => {
          const of = terms(
            {
              limits: [
                limit(occurrence.toString()),
                limit('99999999.00', { code: 'year', per: 'aggregate' }),
              ],
              deductible: deductible.toString(),
            },
            settlement,
          );
          const assessed = losses.map((each, index) =>
            loss('0', { ...each, id: String(index), value: each.value?.isZero ? null : each.value }),
          );
          const settled = settleLosses(of, assessed, new Map([['year', room]]));
          const total = Money.sum(settled.map(({ payable }) => payable));
          settled.forEach(({ payable }, index) => {
            expect(payable.isNegative).toBe(false);
            expect(payable.compare(assessed[index]?.amount as Money)).toBeLessThanOrEqual(0);
          });
          expect(total.compare(occurrence)).toBeLessThanOrEqual(0);
          expect(total.compare(room)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
