import { describe, expect, it } from '@jest/globals';
import { coverage, smallManual } from '../../../../../test/support/small-manual.js';
import { isMadeFrom } from '../editions/lineage.js';
import { fingerprintOf } from './fingerprint.js';
import type { ManualDocument } from './manual.js';
import { readManual } from './read-manual.js';

type Row = readonly (string | null | readonly (string | null)[])[];

const AREA = { input: 'area', match: 'exact' };
const KIND = { input: 'kind', match: 'exact' };
const ZONE = { input: 'zone', match: 'exact' };
const BUILT = { input: 'built', match: 'exact' };
const AREAS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

function manual(
  rows: readonly Row[],
  dimensions: readonly object[] = [AREA],
  parts: object = {},
): ManualDocument {
  const tables = { territory: { t: { title: 'T', dimensions, rows } } };
  return readManual(smallManual({ coverages: [coverage({ tables, baseRate: '1' })], ...parts }));
}
const partsOf = (rows: readonly Row[], dimensions?: readonly object[]): readonly number[] =>
  fingerprintOf(manual(rows, dimensions)).parts;
const rule = (parts: object): object => {
  return {
    code: 'r',
    name: 'R',
    type: 'percentage',
    value: '10',
    reason: 'R',
    stackable: true,
    priority: 1,
    ...parts,
  };
};
const ruled = (parts: object): readonly number[] =>
  fingerprintOf(manual([], [AREA], { discounts: [rule(parts)] })).parts;

describe('the fingerprint of a manual', () => {
  it.each<[string, readonly Row[], readonly Row[]]>([
    [
      'the order of rows',
      [
        ['a', '1.2'],
        ['b', '1.3'],
      ],
      [
        ['b', '1.3'],
        ['a', '1.2'],
      ],
    ],
    ['the spelling of a factor', [['a', '1.2']], [['a', '1.200']]],
    ['the spelling of a negative factor', [['a', '-5']], [['a', '-05.0']]],
    ['the spelling of a key', [['1', '1.2']], [['1.0', '1.2']]],
    ['the spelling of the ends of a range', [[['5', null], '1.2']], [[['5.00', null], '1.2']]],
    [
      'a factor of 1',
      [['a', '1.2']],
      [
        ['a', '1.2'],
        ['b', '1.000'],
        ['c', '0.00'],
      ],
    ],
    [
      'a row that is there twice',
      [['a', '1.2']],
      [
        ['a', '1.2'],
        ['a', '1.20'],
      ],
    ],
  ])('does not depend on %s', (_what, rows, others) => {
    expect(partsOf(others)).toEqual(partsOf(rows));
  });

  it('does not depend on the order of dimensions, nor on one that asks for nothing', () => {
    const both = partsOf([['a', 'x', '1.2']], [AREA, KIND]);
    expect(partsOf([['x', 'a', '1.2']], [KIND, AREA])).toEqual(both);
    expect(partsOf([['a', null, '1.2']], [AREA, KIND])).toEqual(partsOf([['a', '1.2']]));
  });

  it.each<[string, readonly Row[]]>([
    ['key', [['b', '1.2']]],
    ['factor', [['a', '1.21']]],
    ['sign', [['a', '-1.2']]],
    ['range', [[['a', null], '1.2']]],
  ])('is another one for another %s', (_what, rows) => {
    expect(partsOf(rows)).not.toEqual(partsOf([['a', '1.2']]));
  });

  it('has half of its parts in common with a table that asks for other inputs', () => {
    const rows: readonly Row[] = AREAS.map((area, index) => [area, index % 2 ? 'x' : 'y', `1.${index + 2}`]);
    const [here, there] = [partsOf(rows, [AREA, KIND]), partsOf(rows, [ZONE, BUILT])];
    const other = partsOf(
      rows.map(([area = '', kind = '']) => [area, kind, '1.77']),
      [ZONE, BUILT],
    );
    const shared = (parts: readonly number[]): number => parts.filter((one) => here.includes(one)).length;
    expect([here.length, shared(there), shared(other)]).toEqual([17, 8, 0]);
  });

  it('holds rules by what they give and when, and not by their names', () => {
    const of = ruled({ when: 'propertyInfo.a == "x y"' });
    expect(ruled({ when: 'propertyInfo.a  ==\n"x y"', name: 'Other', code: 'o', value: '10.00' })).toEqual(
      of,
    );
    for (const other of [
      { when: 'propertyInfo.a == "xy"' },
      { when: 'propertyInfo.a == "x y"', value: '11' },
      {},
    ])
      expect(ruled(other)).not.toEqual(of);
  });

  it('holds a sample of a large manual, in which what it shares with another is seen as in the whole', () => {
    const rows = (count: number): readonly Row[] =>
      Array.from({ length: count }, (_, index) => [`k${index}`, '1.2']);
    const [large, half] = [fingerprintOf(manual(rows(20_000))), fingerprintOf(manual(rows(10_000)))];
    expect(large.parts).toHaveLength(2_048);
    const within = half.parts.filter((part) => part <= large.upTo);
    const shared = within.filter((part) => large.parts.includes(part));
    // All rows, and every second pair: the new ones come between the others.
    expect(shared.length / within.length).toBeGreaterThan(0.7);
    expect(shared.length / within.length).toBeLessThan(0.8);
    expect(within.length).toBeGreaterThan(900);
    expect(within.length).toBeLessThan(1_150);
  });
});

describe('a manual is made from another', () => {
  const overlap = { isSamePlan: false, counted: 1, mine: 100, theirs: 100, shared: 0 };
  it.each([
    ['that has a fifth of it in common and a little', { shared: 21 }, true],
    ['not if it is a fifth', { shared: 20 }, false],
    ['not by one number elsewhere', { mine: 1, theirs: 1, shared: 1 }, false],
    ['by one number in its plan', { mine: 1, theirs: 1, shared: 1, isSamePlan: true }, true],
    ['that is whole in it, however long it is', { mine: 10_000, theirs: 40, shared: 40 }, true],
    ['not if that is next to nothing', { mine: 10_000, theirs: 4, shared: 4 }, false],
    [
      'that is whole in it, as far as a sample shows',
      { mine: 2_048, theirs: 5, shared: 5, counted: 0.01 },
      true,
    ],
    ['not if they have nothing in common', { mine: 0, theirs: 0, isSamePlan: true }, false],
  ])('%s', (_case, parts, expected) => {
    expect(isMadeFrom({ ...overlap, ...parts })).toBe(expected);
  });
});
