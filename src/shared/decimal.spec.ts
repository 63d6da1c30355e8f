import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, formatCents, formatScaled } from './decimal.js';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat(12))
  .map(([coefficient, scale]) => ({ coefficient, scale, value: Decimal.of(coefficient, scale) }));

describe('Decimal', () => {
  it.each(['0', '0.10', '-12.345', '215000', '123456789012345678901234567890.5'])(
    'reads %s and writes it back',
    (text) => {
      expect(Decimal.parse(text).toString()).toBe(text);
    },
  );

  it.each(['', '.5', '5.', '+1', '1e5', 'NaN', '0x10', ' 1', '1,000', '1'.repeat(31)])(
    'refuses %j',
    (text) => {
      expect(Decimal.tryParse(text)).toBeNull();
    },
  );

  it('multiplies without the error of binary doubles', () => {
    expect(0.95 * 0.855 * 1.0).not.toBe(0.81225);
    expect(
      Decimal.parse('0.95')
        .times(Decimal.parse('0.855'))
        .round({ unit: '0.0001', mode: 'half-up' })
        .toString(),
    ).toBe('0.8123');
  });

  it('divides to a stated rounding', () => {
    const fourPlaces = { unit: '0.0001', mode: 'half-up' } as const;
    expect(Decimal.parse('1.20').dividedBy(Decimal.parse('1.15'), fourPlaces).toString()).toBe('1.0435');
    expect(Decimal.parse('-1').dividedBy(Decimal.parse('-3'), fourPlaces).toString()).toBe('0.3333');
    expect(() => Decimal.ONE.dividedBy(Decimal.ZERO, fourPlaces)).toThrow(RangeError);
  });

  it('adds, multiplies and compares like bigint fractions', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const at = (x: typeof a, scale: number): bigint => x.coefficient * 10n ** BigInt(scale - x.scale);
        const scale = Math.max(a.scale, b.scale);
        expect(BigInt(a.value.plus(b.value).coefficientAt(scale))).toBe(at(a, scale) + at(b, scale));
        expect(BigInt(a.value.minus(b.value).coefficientAt(scale))).toBe(at(a, scale) - at(b, scale));
        expect(BigInt(a.value.times(b.value).coefficient)).toBe(a.coefficient * b.coefficient);
        expect(Math.sign(a.value.compare(b.value))).toBe(
          Number(at(a, scale) > at(b, scale)) - Number(at(a, scale) < at(b, scale)),
        );
      }),
    );
  });
});

describe('Cents in words', () => {
  it('are the number at two decimals, of either sign and of any size', () => {
    const cents = fc.oneof(fc.integer({ min: -20_000, max: 20_000 }), fc.integer(), fc.maxSafeInteger());
    fc.assert(fc.property(cents, (value) => expect(formatCents(value)).toBe(formatScaled(value, 2))));
  });

  it.each([
    [0, '0.00'],
    [-39, '-0.39'],
    [9_999, '99.99'],
    [10_000, '100.00'],
    [-99_999_999, '-999999.99'],
  ])('%d are %s', (cents, text) => expect(formatCents(cents)).toBe(text));
});
