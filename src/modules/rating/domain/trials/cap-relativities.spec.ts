import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../../../../shared/decimal.js';
import type { RelativityCap, RelativityLevel } from './cap-relativities.js';
import { capRelativities } from './cap-relativities.js';

const d = (text: string): Decimal => Decimal.parse(text);

function level(name: string, premium: string, current: string, proposed: string): RelativityLevel {
  return { level: name, premium: d(premium), current: d(current), proposed: d(proposed) };
}

const cap = (parts: Partial<RelativityCap> = {}): RelativityCap => ({
  maxIncrease: d('20'),
  maxDecrease: null,
  overallChange: d('0'),
  decimals: 6,
  ...parts,
});

describe('capped relativities', () => {
  // Worked by hand. Overall +15%: 265,000 × 1.15 = 304,750 = b × (80,000 × 1.25 + 125,000 + 60,000 × 1.10), so b = 1.047251
  // and A would rise by 30.9%. Held at 20% it pays 96,000, for which the others make up: (304,750 − 96,000) ÷ 191,000 =
  // 1.092932. With that C would rise by 20.2%, so it is held at 72,000 too: (304,750 − 168,000) ÷ 125,000 = 1.094.
  it('hold levels at their bound, and the base rate makes up for it', () => {
    const levels = [
      level('A', '80000', '0.80', '1.00'),
      level('B', '125000', '1.00', '1.00'),
      level('C', '60000', '1.20', '1.32'),
    ];
    const capped = capRelativities(levels, cap({ overallChange: d('15') }));
    expect(String(capped?.uncappedBaseRateFactor)).toBe('1.047251');
    expect(String(capped?.baseRateFactor)).toBe('1.094000');
    expect(
      capped?.levels.map((one) => [one.level, String(one.capped), one.bound, String(one.change)]),
    ).toEqual([
      // 0.80 × 1.20 ÷ 1.094: the change of the base rate is backed out.
      ['A', '0.877514', 'increase', '20.0'],
      ['B', '1.00', null, '9.4'],
      // Made up for by C as well, which therefore reaches its own bound.
      ['C', '1.316271', 'increase', '20.0'],
    ]);
  });

  it('leave proposals within the cap as they are, with the off-balance of the proposal alone', () => {
    const levels = [level('A', '1000', '1.00', '1.10'), level('B', '1000', '1.00', '1.00')];
    const capped = capRelativities(levels, cap());
    expect([String(capped?.baseRateFactor), String(capped?.premiumAfter)]).toEqual(['0.952381', '2000.00']);
    expect(capped?.levels.map(({ bound }) => bound)).toEqual([null, null]);
  });

  it('say when the cap leaves no room for the intended change', () => {
    const levels = [level('A', '1000', '1.00', '1.10')];
    expect(capRelativities(levels, cap({ overallChange: d('25') }))).toBeNull();
    expect(capRelativities(levels, cap({ maxDecrease: d('5'), overallChange: d('-10') }))).toBeNull();
    expect(capRelativities([level('A', '0', '1', '1')], cap())).toBeNull();
    expect(capRelativities(levels, cap({ overallChange: d('20') }))?.baseRateFactor.toString()).toBe(
      '1.090909',
    );
  });

  it('keep the total premium, and every level within its bounds', () => {
    const relativity = fc.integer({ min: 20, max: 400 }).map((n) => Decimal.of(n, 2));
    const levels = fc.array(
      fc.record({
        level: fc.constant('x'),
        premium: fc.integer({ min: 0, max: 50_000_000 }).map((n) => Decimal.of(n, 2)),
        current: relativity,
        proposed: relativity,
      }),
      { minLength: 1, maxLength: 30 },
    );
    const percent = fc.integer({ min: 0, max: 40 }).map((n) => Decimal.of(n, 0));
    fc.assert(
      fc.property(levels, percent, fc.option(percent), (book, most, least) => {
        const premium = book.reduce((sum, one) => sum + Number(one.premium), 0);
        fc.pre(premium > 1_000);
        // Bounds around the intended change always leave room for it.
        const capped = capRelativities(book, cap({ maxIncrease: most, maxDecrease: least, decimals: 8 }));
        expect(capped).not.toBeNull();
        const off = Math.abs(Number(capped?.premiumAfter) - Number(capped?.premiumBefore));
        expect(off).toBeLessThanOrEqual(0.01 + book.length * 0.01 + premium * 1e-5);
        for (const one of capped?.levels ?? []) {
          expect(Number(one.change)).toBeLessThanOrEqual(Number(most));
          if (least) expect(Number(one.change)).toBeGreaterThanOrEqual(-Number(least));
        }
      }),
    );
  });
});
