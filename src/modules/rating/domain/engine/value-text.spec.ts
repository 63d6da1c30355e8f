import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueText } from './value-text.js';

/** Division as it is done on paper. */
function inDocument(n: bigint, d: bigint, scale: number): string {
  const one = d * 10n ** BigInt(scale);
  let text = String(n / one);
  let rest = n % one;
  for (let places = 0; places < scale || (rest !== 0n && places < scale + 10); places += 1) {
    if (places === 0) text += '.';
    text += String((rest * 10n) / one);
    rest = (rest * 10n) % one;
  }
  return rest === 0n ? text : `${text}…`;
}

describe('A value in words', () => {
  it('is what division on paper gives, to ten places more than its scale', () => {
    const divisor = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 10 ** 12 }));
    const number = fc.oneof(fc.nat(10 ** 6), fc.nat(10 ** 12));
    fc.assert(
      fc.property(number, divisor, fc.nat(6), (n, d, scale) => {
        expect(valueText(n, d, scale)).toBe(inDocument(BigInt(n), BigInt(d), scale));
      }),
    );
  });

  it.each([
    [1, 3, 0, '0.3333333333…'],
    [156, 15_000, 2, '0.000104'],
    [10_000, 4, 2, '25.00'],
    [1, 8, 2, '0.00125'],
  ])('%d ÷ %d at %d decimals is %s', (n, d, scale, text) => {
    expect(valueText(n, d, scale)).toBe(text);
  });
});
