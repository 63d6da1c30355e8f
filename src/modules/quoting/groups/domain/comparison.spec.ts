import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money } from '../../../../shared/money.js';
import type { ChargeLine } from '../../../rating/index.js';
import { faultsAmong, placedIn } from './alternatives.js';
import { comparedCharges, comparedSelections } from './comparison.js';

const charge = (kind: ChargeLine['kind'], coverage: string, code: string, amount: string): ChargeLine => {
  return { kind, coverage, code, amount, item: null, title: code };
};

describe('alternatives side by side', () => {
  const good = {
    alternative: 'Good',
    coverageSelections: { deductible: 1000, limit: '100/300' },
    charges: [charge('premium', 'dwelling', 'a', '400.00'), charge('premium', 'dwelling', 'b', '1.00')],
  };
  const best = {
    alternative: 'Best',
    coverageSelections: { deductible: 500, limit: '100/300', jewelry: true },
    charges: [
      charge('premium', 'dwelling', 'a', '450.00'),
      charge('premium', 'jewelry', 'a', '12.00'),
      charge('fee', 'policy', 'policy-fee', '5.00'),
    ],
  };

  it('sum the premium of a coverage and tell what one of them lacks', () => {
    const found = comparedCharges([good, best]).map(({ kind, coverage, amounts }) => [
      kind,
      coverage,
      ...amounts.map(({ amount, difference }) => `${amount} ${difference}`),
    ]);
    expect(found).toEqual([
      ['premium', 'dwelling', '401.00 0.00', '450.00 49.00'],
      ['premium', 'jewelry', 'null 0.00', '12.00 12.00'],
      ['fee', 'policy', 'null 0.00', '5.00 5.00'],
    ]);
  });

  it('name the selections in which they differ, and no others', () => {
    expect(
      comparedSelections([good, best]).map(({ name, values }) => [name, values.map((each) => each.value)]),
    ).toEqual([
      ['deductible', [1000, 500]],
      ['jewelry', [null, true]],
    ]);
  });

  it('add up to the premium of each, whatever it is made of', () => {
    const cents = fc.integer({ min: -100_000, max: 1_000_000 });
    const line = fc.record({
      kind: fc.constantFrom('premium', 'fee', 'tax', 'discount', 'rounding' as const),
      coverage: fc.constantFrom('policy', 'dwelling', 'liability'),
      code: fc.constantFrom('a', 'b'),
      cents,
    });
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 12 }), { minLength: 2, maxLength: 5 }), (lists) => {
        const alternatives = lists.map((lines, index) => ({
          alternative: String(index),
          coverageSelections: null,
          charges: lines.map((each) =>
            charge(
              each.kind as ChargeLine['kind'],
              each.coverage,
              each.code,
              Money.ofCents(each.cents).toString(),
            ),
          ),
        }));
        const compared = comparedCharges(alternatives);
        for (const [index, lines] of lists.entries()) {
          const shown = Money.sum(compared.map(({ amounts }) => Money.parse(amounts[index]?.amount ?? '0')));
          expect(shown.cents).toBe(lines.reduce((sum, each) => sum + each.cents, 0));
        }
      }),
    );
  });
});

describe('the alternatives of a request', () => {
  const named = (name: string, coverageSelections = {}) => ({ name, coverageSelections });

  it('have names and covers of their own', () => {
    const pointers = (...list: ReturnType<typeof named>[]) =>
      faultsAmong({ deductible: 1000 }, list).map(({ pointer }) => pointer);
    expect(pointers(named('Good'), named('Better', { deductible: 500 }))).toEqual([]);
    expect(pointers(named('Good'), named(' good ', { deductible: 500 }))).toEqual(['/alternatives/1/name']);
    expect(pointers(named('Good'), named('Same', { deductible: 1000 }))).toEqual([
      '/alternatives/1/coverageSelections',
    ]);
  });

  it('are told of a fault where it was written: in the alternative, or in what all share', () => {
    const best = named('Best', { 'a/b': 1, deductible: -1 });
    const place = (pointer: string) => placedIn({ pointer, detail: '' }, best, 2).pointer;
    expect(place('/coverageSelections/deductible')).toBe('/alternatives/2/coverageSelections/deductible');
    expect(place('/coverageSelections/a~1b/0')).toBe('/alternatives/2/coverageSelections/a~1b/0');
    expect(place('/coverageSelections/limit')).toBe('/coverageSelections/limit');
    expect(place('/propertyInfo/roof')).toBe('/propertyInfo/roof');
  });
});
