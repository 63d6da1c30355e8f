import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from './errors.js';
import { Money, allocate, allocateBy } from './money.js';

describe('Money', () => {
  it('is read and written as a decimal text with two places', () => {
    expect(['501', '501.4', '-0.39', '0'].map((text) => Money.parse(text).toString())).toEqual([
      '501.00',
      '501.40',
      '-0.39',
      '0.00',
    ]);
  });

  it.each(['1.005', '1e3', '', 'abc', '1,000.00', '1234567890123'])('refuses %j', (text) => {
    expect(Money.tryParse(text)).toBeNull();
  });

  it('becomes money again only by a named rounding', () => {
    expect(Money.parse('413.00').times('0.265').round().toString()).toBe('109.45');
    expect(Money.parse('501.39').times('1').round({ unit: '1', mode: 'half-up' }).toString()).toBe('501.00');
  });

  it('refuses amounts that the database could not hold, as an answer to who asked for them', () => {
    expect(() => Money.parse('999999999999.99').plus(Money.parse('0.01'))).toThrow(DomainError);
    expect(() => Money.parse('-999999999999.99').minus(Money.parse('0.01'))).toThrow('money.too-large');
    expect(() => Money.parse('999999999999.99').times('1.1').round()).toThrow('money.too-large');
    expect(() => Money.ofCents(0.5)).toThrow(RangeError);
  });

  it('splits so that the parts add up, the first parts a cent larger', () => {
    expect(allocate(Money.parse('100.00'), 3).map(String)).toEqual(['33.34', '33.33', '33.33']);
    expect(allocateBy(Money.parse('-10.00'), [1, 2]).map(String)).toEqual(['-3.33', '-6.67']);
  });

  it('never loses a cent in splitting, and no part is off its share by a cent or more', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }),
        weights,
        (cents, list) => {
          const parts = allocateBy(Money.ofCents(cents), list);
          expect(Money.sum(parts).cents).toBe(cents);
          const total = BigInt(list.reduce((sum, weight) => sum + weight, 0));
          parts.forEach((part, index) => {
            const off = BigInt(part.cents) * total - BigInt(cents) * BigInt(list[index] as number);
            expect(off < total && off > -total).toBe(true);
          });
        },
      ),
    );
  });
});
