import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../../shared/calendar-date.js';
import { refusals } from '../../../../../test/support/small-manual.js';
import type { LiveEdition } from './edition-layout.js';
import { isSuperseded, layOut } from './edition-layout.js';

function edition(
  id: string,
  newBusinessDate: string,
  renewalDate = newBusinessDate,
  activated = 1,
): LiveEdition {
  return { id, newBusinessDate, renewalDate, activatedAt: `2026-01-01T00:00:0${activated}Z` };
}

describe('the dates of a plan', () => {
  it('go to each edition from its own date up to the next one, for new business and renewals apart', () => {
    const plan = [edition('b', '2026-04-01', '2026-05-11'), edition('a', '2026-01-01', '2026-02-10')];
    expect(layOut(plan, 'new_business')).toEqual([
      { editionId: 'a', from: '2026-01-01', to: '2026-04-01' },
      { editionId: 'b', from: '2026-04-01', to: null },
    ]);
    expect(layOut(plan, 'renewal').map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-02-10 2026-05-11',
      '2026-05-11 null',
    ]);
    expect(layOut([], 'renewal')).toEqual([]);
  });

  it('have one edition each, however many there are and in whatever order', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 500 }), (offsets, day) => {
        const plan = offsets.map((offset) => edition(`e${offset}`, addDays('2026-01-01', offset)));
        const on = addDays('2026-01-01', day);
        const rating = layOut(plan, 'new_business').filter(
          ({ from, to }) => from <= on && (to === null || on < to),
        );
        const latest = offsets.filter((offset) => offset <= day).sort((a, b) => b - a)[0];
        expect(rating.map(({ editionId }) => editionId)).toEqual(latest === undefined ? [] : [`e${latest}`]);
      }),
    );
  });

  it('are refused to two editions that begin on one day', () => {
    const plan = [edition('a', '2026-01-01', '2026-02-01'), edition('b', '2026-01-15', '2026-02-01')];
    expect(refusals(() => layOut(plan, 'renewal'))).toEqual(['rating.window-taken']);
    expect(layOut(plan, 'new_business')).toHaveLength(2);
  });
});

describe('an edition', () => {
  it('is superseded by a later one that was activated after it, once both its uses are', () => {
    const first = edition('a', '2026-01-01', '2026-02-10', 1);
    const second = edition('b', '2026-04-01', '2026-05-11', 2);
    expect(isSuperseded(first, [first, second])).toBe(true);
    expect(isSuperseded(second, [first, second])).toBe(false);
    const forNewBusinessOnly = edition('c', '2026-04-01', '2026-02-01', 2);
    expect(isSuperseded(first, [first, forNewBusinessOnly])).toBe(false);
  });

  it('that is put in front of an older one is active, and the one before it is superseded', () => {
    const first = edition('a', '2026-01-01', '2026-01-01', 1);
    const later = edition('b', '2026-04-01', '2026-04-01', 2);
    const between = edition('c', '2026-03-01', '2026-03-01', 3);
    const plan = [first, later, between];
    expect(plan.map((each) => isSuperseded(each, plan))).toEqual([true, false, false]);
  });

  it('is active again when what superseded it has gone', () => {
    const first = edition('a', '2026-01-01');
    expect(isSuperseded(first, [first])).toBe(false);
  });
});
