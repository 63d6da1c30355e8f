import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CENT,
  compiled,
  coverage,
  refusals,
  smallManual,
  smallRisk,
  TODAY,
} from '../../../../../test/support/small-manual.js';
import { Money } from '../../../../shared/money.js';
import { rate } from '../engine/rate.js';
import type { RatingResult } from '../engine/rate.js';
import type { Worksheet } from '../engine/worksheet.js';
import { capResult, capWithinTerm } from './cap-result.js';

type Json = Readonly<Record<string, unknown>>;
type Rated = RatingResult & { readonly worksheet: Worksheet };

const FEE = { kind: 'fee', code: 'policy-fee', title: 'Policy fee', amount: '50.00' };

function plan(baseRate: string, renewalCap?: Json, more: Json = {}) {
  return compiled(
    smallManual({
      coverages: [coverage({ baseRate })],
      policy: { steps: [{ kind: 'sum', code: 'coverages', title: 'Coverages' }, FEE] },
      payments: [{ code: 'monthly', title: 'Monthly', instalments: 12, factor: '0.09', rounding: CENT }],
      ...(renewalCap && { renewalCap }),
      ...more,
    }),
  );
}

const rated = (manual: ReturnType<typeof plan>): Rated =>
  rate(manual, smallRisk(), { today: TODAY, worksheet: true }) as Rated;

function renewal(
  from: string,
  to: string,
  cap: Json,
  carried: { charged: string; indicated: string } | null = null,
): Rated {
  const manual = plan(to, cap);
  const rule = manual.manual.renewalCap;
  if (!rule) throw new Error('no cap');
  const old = rated(plan(from));
  const expiring = { editionId: 'e1', plan: 'small', edition: '1', contentHash: 'h', result: old };
  return capResult(manual, rule, rated(manual), { expiring, carried });
}

const sumOf = ({ charges }: RatingResult): string =>
  String(Money.sum(charges.map(({ amount }) => Money.parse(amount))));

describe('a renewal under the cap of its manual', () => {
  it('charges 15% of 20% and writes the rest of it as a charge of its own', () => {
    const capped = renewal('950', '1150', { maxIncrease: '15' });
    expect([capped.total, sumOf(capped), capped.basePremium]).toEqual(['1150.00', '1150.00', '1150.00']);
    expect(capped.charges.at(-1)).toEqual({
      coverage: 'policy',
      item: null,
      kind: 'discount',
      code: 'renewal-cap',
      title: 'Renewal cap',
      amount: '-50.00',
    });
    expect(capped.discounts).toMatchObject([{ code: 'renewal-cap', type: 'fixed', amount: '-50.00' }]);
    expect(capped.payments).toMatchObject([{ instalments: 12, amount: '103.50' }]);
    expect(capped.worksheet.total).toBe('1150.00');
    expect(capped.worksheet.steps.at(-1)).toMatchObject({
      step: 'renewal-cap',
      operand: '-50.00',
      value: '1150.00',
    });
    expect(capped.worksheet.renewal).toEqual({
      by: 'policy',
      maxIncrease: '15',
      maxDecrease: null,
      unit: '0.01',
      expiring: { editionId: 'e1', plan: 'small', edition: '1', contentHash: 'h', premium: '1000.00' },
      carriedBefore: null,
      before: '1000.00',
      indicated: '1200.00',
      charged: '1150.00',
      indicatedChange: '20.0',
      appliedChange: '15.0',
      carried: { charged: '1150.00', indicated: '1200.00' },
      nextChange: '4.3',
    });
  });

  it('gives the other 4.3% at the next renewal', () => {
    const next = renewal('1150', '1150', { maxIncrease: '15' }, { charged: '1150.00', indicated: '1200.00' });
    expect([next.total, next.worksheet.renewal?.before, next.worksheet.renewal?.indicatedChange]).toEqual([
      '1200.00',
      '1150.00',
      '4.3',
    ]);
    expect([
      next.worksheet.renewal?.carried,
      next.charges.some(({ code }) => code === 'renewal-cap'),
    ]).toEqual([null, false]);
  });

  it('charges fees in full where it compares the premium without them', () => {
    const capped = renewal('1000', '1200', { maxIncrease: '15', by: 'premium' });
    expect([capped.total, capped.worksheet.renewal?.indicated, capped.worksheet.renewal?.charged]).toEqual([
      '1200.00',
      '1200.00',
      '1150.00',
    ]);
  });

  it('holds a decrease back with a charge above zero', () => {
    const capped = renewal('950', '650', { maxDecrease: '10' });
    expect([capped.total, sumOf(capped)]).toEqual(['900.00', '900.00']);
    expect(capped.charges.at(-1)).toMatchObject({ kind: 'premium', amount: '200.00' });
    expect(capped.surcharges).toMatchObject([{ code: 'renewal-cap', amount: '200.00' }]);
  });

  it('never passes its percentage, and its charges always add up', () => {
    const dollars = fc.integer({ min: 1, max: 5_000 }).map(String);
    const percent = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(dollars, dollars, percent, fc.constantFrom('0.01', '1', '5'), (from, to, most, unit) => {
        const capped = renewal(from, to, { maxIncrease: String(most), maxDecrease: String(most), unit });
        const before = Number(from) + 50;
        const total = Number(capped.total);
        expect(sumOf(capped)).toBe(capped.total);
        expect(total * 100).toBeLessThanOrEqual(before * (100 + most) + 1e-6);
        expect(total * 100).toBeGreaterThanOrEqual(before * (100 - most) - 1e-6);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a change within a term that began with a capped renewal', () => {
  const manual = (baseRate: string) => plan(baseRate, { maxIncrease: '15' });
  const carried = { charged: '1150.00', indicated: '1200.00' };

  it('costs what the renewal did when nothing changed', () => {
    const same = capWithinTerm(manual('1150'), rated(manual('1150')), carried);
    expect([same.total, sumOf(same)]).toEqual(['1150.00', '1150.00']);
    expect(same.worksheet.renewal).toMatchObject({ expiring: null, carriedBefore: carried, carried });
  });

  it('costs twice as much with twice the exposure', () => {
    const double = capWithinTerm(manual('2350'), rated(manual('2350')), carried);
    expect(double.total).toBe('2300.00');
  });
});

describe('the cap in a manual', () => {
  it.each<[string, Json, Json, string]>([
    [
      'without a limit',
      { by: 'policy' },
      {},
      '/renewalCap must state a greatest increase, a greatest decrease, or both',
    ],
    [
      'with a number',
      { maxIncrease: 15, maxDecrease: '1' },
      {},
      '/renewalCap/maxIncrease must be a decimal as text',
    ],
    ['below zero', { maxIncrease: '-1' }, {}, '/renewalCap/maxIncrease must not be negative'],
    [
      'decreasing by more than all',
      { maxDecrease: '130' },
      {},
      '/renewalCap/maxDecrease must not be above 100',
    ],
    [
      'finer than a cent',
      { maxIncrease: '5', unit: '0.001' },
      {},
      '/renewalCap/unit must not be finer than a cent',
    ],
    [
      'by something else',
      { maxIncrease: '5', by: 'vehicle' },
      {},
      '/renewalCap/by must be one of policy, premium',
    ],
    [
      'with an unknown field',
      { maxIncrease: '5', cap: '1' },
      {},
      '/renewalCap/cap is not a field that belongs here',
    ],
    [
      'beside a tax',
      { maxIncrease: '5' },
      {
        policy: {
          steps: [
            { kind: 'sum', code: 'coverages', title: 'C' },
            { kind: 'tax', code: 'tax', title: 'Tax', amount: '0.05', rounding: CENT },
          ],
        },
      },
      '/renewalCap cannot stand in a manual that charges a tax',
    ],
    [
      'beside a step of its name',
      { maxIncrease: '5' },
      { policy: { steps: [{ kind: 'sum', code: 'renewal-cap', title: 'C' }] } },
      '/policy/steps/0/code is the code of the renewal cap',
    ],
  ])('is refused %s', (_, cap, more, fault) => {
    const [first, ...others] = refusals(() => plan('1000', cap, more));
    expect(first).toContain(fault);
    expect(others).toEqual([]);
  });

  it('is part of what is filed, and leaves other manuals as they were', () => {
    expect(plan('1000', { maxIncrease: '15' }).contentHash).not.toBe(
      plan('1000', { maxIncrease: '10' }).contentHash,
    );
    expect(Object.keys(plan('1000').manual)).not.toContain('renewalCap');
  });
});
