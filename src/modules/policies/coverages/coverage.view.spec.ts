import { describe, expect, it } from '@jest/globals';
import { coverageChanges, coveragesOfLedger } from './coverage.view.js';
import type { CoverageResponse } from './coverages.dto.js';

const HEADINGS = [
  {
    code: 'liability',
    title: 'Liability',
    limits: [
      { code: 'person', title: 'Each person' },
      { code: 'accident', title: 'Each accident' },
    ],
  },
  { code: 'collision', title: 'Collision', limits: [] },
];

describe('coverages of the ledger', () => {
  it('have the titles and the order of the manual, those of one item together, however their rows lie', () => {
    const rows = [
      { itemId: 'b', code: 'collision', limits: {}, deductible: '50.00' },
      { itemId: 'a', code: 'collision', limits: {}, deductible: '50.00' },
      { itemId: 'b', code: 'liability', limits: { accident: '2.00', person: '1.00' }, deductible: null },
      { itemId: 'a', code: 'liability', limits: { person: '1.00' }, deductible: null },
    ];
    const views = coveragesOfLedger(rows, HEADINGS);
    expect(views.map(({ itemId, title }) => [itemId, title])).toEqual([
      ['a', 'Liability'],
      ['a', 'Collision'],
      ['b', 'Liability'],
      ['b', 'Collision'],
    ]);
    expect(views[2]?.limits).toEqual([
      { code: 'person', title: 'Each person', amount: '1.00' },
      { code: 'accident', title: 'Each accident', amount: '2.00' },
    ]);
    expect(views[0]?.limits).toEqual([{ code: 'person', title: 'Each person', amount: '1.00' }]);
  });
});

describe('what a change makes of coverages', () => {
  const one = (itemId: string, amount: string, deductible: string | null = null): CoverageResponse => ({
    itemId,
    code: 'liability',
    title: 'Liability',
    limits: [{ code: 'person', title: 'Each person', amount }],
    deductible,
  });

  it('is nothing where all stays as it was', () => {
    expect(
      coverageChanges([one('a', '1.00'), one('b', '1.00')], [one('b', '1.00'), one('a', '1.00')]),
    ).toEqual([]);
  });

  it('is told by item: other amounts, another deductible, what is new and then what ends', () => {
    const before = [one('a', '1.00'), one('b', '1.00'), one('c', '1.00'), one('d', '1.00')];
    const after = [one('e', '1.00'), one('a', '2.00'), one('b', '1.00', '50.00'), one('d', '1.00')];
    const changes = coverageChanges(before, after);
    expect(
      changes.map(({ itemId, before: was, after: will }) => [
        itemId,
        was && [was.limits[0]?.amount, was.deductible],
        will && [will.limits[0]?.amount, will.deductible],
      ]),
    ).toEqual([
      ['e', null, ['1.00', null]],
      ['a', ['1.00', null], ['2.00', null]],
      ['b', ['1.00', null], ['1.00', '50.00']],
      ['c', ['1.00', null], null],
    ]);
  });
});
