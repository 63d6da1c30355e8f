import { describe, expect, it } from '@jest/globals';
import { PLAN_BY_VALUES } from '../../platform/postgres/plan-by-values.js';
import { StatementNames } from './statement-names.js';

function often(names: StatementNames, text: string, values = 1): string | undefined {
  names.of(text, values);
  names.of(text, values);
  return names.of(text, values);
}

describe('the names of statements', () => {
  it('are given to what comes a third time, and stay', () => {
    const names = new StatementNames();
    const text = 'select a from t where b = $1';
    expect([names.of(text, 1), names.of(text, 1)]).toEqual([undefined, undefined]);
    const name = names.of(text, 1);
    expect(name).toBe('b0_1');
    expect(names.of(text, 1)).toBe(name);
    expect(often(names, 'select a from t where c = $1')).toBe('b0_2');
  });

  it.each([
    ['may hold several commands', 'begin; set local lock_timeout = 1', 0],
    ['is a page of a list', 'select a from t order by b limit $1', 1],
    ['says that its values decide its plan', `select ${PLAN_BY_VALUES} count(*) from t where b < $1`, 1],
  ])('are not given to what %s', (_why, text, values) => {
    expect(often(new StatementNames(), text, values)).toBeUndefined();
  });

  it('are given to what has no values too, such as the beginning and the end of each transaction', () => {
    const names = new StatementNames();
    expect(['begin', 'commit', 'select a from t'].map((text) => often(names, text, 0))).toEqual([
      'b0_1',
      'b0_2',
      'b0_3',
    ]);
  });

  it('begin anew when there are too many, with names that were never used', () => {
    const names = new StatementNames(2);
    expect([1, 2, 3].map((n) => often(names, `select ${n} + $1`))).toEqual(['b0_1', 'b0_2', 'b1_1']);
    expect(names.generation).toBe(1);
    expect(often(names, 'select 1 + $1')).toBe('b1_2');
  });

  it('do not pile up what never comes again', () => {
    const names = new StatementNames();
    for (let n = 0; n < 10_000; n += 1) expect(names.of(`select ${n} + $1`, 1)).toBeUndefined();
    expect(names.generation).toBe(0);
  });
});
