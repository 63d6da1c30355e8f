import { describe, expect, it } from '@jest/globals';
import { dollars } from './dollars.js';
import { Money } from './money.js';

describe('an amount as people read it', () => {
  it.each<[string | Money, string]>([
    ['0', '$0.00'],
    ['501.00', '$501.00'],
    ['1391.2', '$1,391.20'],
    ['-1391.28', '−$1,391.28'],
    ['1234567.125', '$1,234,567.125'],
    ['0.333…', '$0.333…'],
    [Money.ofCents(-123_456_789), '−$1,234,567.89'],
  ])('%s is %s', (value, expected) => {
    expect(dollars(value)).toBe(expected);
  });
});
