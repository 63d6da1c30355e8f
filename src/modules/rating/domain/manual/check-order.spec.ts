import { describe, expect, it } from '@jest/globals';
import { autoManual } from '../../../../../test/support/auto-manual.js';
import { checkManual } from './check-manual.js';
import { readManual } from './read-manual.js';

type Json = Readonly<Record<string, unknown>>;

const tier = (path: string, table: string): Json => ({ path, title: 'Tier', kind: 'lookup', table });
const counted = (path: string, when: string): Json => ({
  path,
  title: 'Number',
  kind: 'count',
  list: 'drivers',
  as: 'driver',
  when,
});

/** A table of texts for each name, keyed by the fact that it is given. */
function found(derived: readonly Json[], keys: Readonly<Record<string, string>> = {}): readonly string[] {
  const tables = Object.fromEntries(
    Object.entries(keys).map(([name, input]) => [
      name,
      { title: name, result: 'text', dimensions: [{ input, match: 'exact' }], rows: [[null, 'a']] },
    ]),
  );
  const manual = autoManual({ derived, coverages: [], underwriting: [] });
  const policy = { ...(manual['policy'] as Json), tables: { driver: tables } };
  return checkManual(readManual({ ...manual, policy }))
    .filter(({ pointer }) => pointer.startsWith('/derived'))
    .map(({ pointer, detail }) => `${pointer} ${detail}`);
}

const LATER = 'which is computed later: declare that one first, and none in a circle';

describe('facts of a manual', () => {
  it('may build on those before them', () => {
    expect(
      found([counted('household.young', 'has(driver.goodStudent)'), tier('household.tier', 'tier')], {
        tier: 'household.young',
      }),
    ).toEqual([]);
  });

  it('are not computed from themselves', () => {
    expect(found([tier('household.tier', 'tier')], { tier: 'household.tier' })).toEqual([
      '/derived/0 cannot be computed from itself',
    ]);
  });

  it('do not go round in a circle, over tables as over conditions', () => {
    expect(
      found([tier('household.one', 'one'), tier('household.two', 'two')], {
        one: 'household.two',
        two: 'household.one',
      }),
    ).toEqual([`/derived/0 needs household.two, ${LATER}`]);
    expect(
      found([
        counted('drivers[].rank', 'household.young > 1'),
        counted('household.young', 'drivers.exists(d, d.rank > 0) || driver.rank > 1'),
      ]),
    ).toEqual([`/derived/0 needs household.young, ${LATER}`]);
  });

  it('that come later are named where they are needed', () => {
    expect(
      found([
        counted('household.young', 'driver.rank > 1'),
        counted('drivers[].rank', 'has(driver.goodStudent)'),
      ]),
    ).toEqual([`/derived/0 needs drivers[].rank, ${LATER}`]);
    const sum = {
      path: 'household.sum',
      title: 'Sum',
      kind: 'sum',
      list: 'drivers',
      as: 'd',
      of: 'drivers[].rank',
    };
    expect(found([sum, counted('drivers[].rank', 'has(driver.goodStudent)')])).toEqual([
      `/derived/0 needs drivers[].rank, ${LATER}`,
    ]);
  });

  it('are judged by their own fault where a condition is no expression', () => {
    expect(found([counted('household.young', 'has(driver.goodStudent) &&')])).toHaveLength(1);
  });
});
