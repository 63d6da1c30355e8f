import { describe, expect, it } from '@jest/globals';
import { CENT, coverage, rated, smallManual } from '../../../../../test/support/small-manual.js';
import type { WorksheetStepView } from '../engine/worksheet-step.js';
import { stepView } from '../../rating.view.js';
import { diffSteps, firstDifference } from './worksheet-diff.js';

const base = { kind: 'base', code: 'base', title: 'Base', rounding: CENT };
const factor = (code: string, amount: string) => {
  return { kind: 'factor', code, title: `Factor ${code}`, amount, rounding: CENT };
};

function steps(...own: readonly object[]): readonly WorksheetStepView[] {
  const { worksheet } = rated(smallManual({ coverages: [coverage({ steps: [base, ...own] })] }));
  return (worksheet?.steps ?? []).map(stepView);
}

const lines = (from: readonly WorksheetStepView[], to: readonly WorksheetStepView[]): readonly string[] =>
  diffSteps(from, to).map(
    ({ coverage, step, comparison, differs, effect }) =>
      `${coverage}.${step} ${comparison} ${differs.join('+')} ${effect}`,
  );

describe('two calculations side by side', () => {
  it('are the same when nothing differs', () => {
    const one = steps(factor('a', '1.10'));
    expect(lines(one, one)).toEqual([
      'cover.base same  0.00',
      'cover.a same  0.00',
      'policy.coverages same  0.00',
    ]);
  });

  it('tell an operand that changed from values that follow it', () => {
    expect(
      lines(steps(factor('a', '1.10'), factor('b', '2')), steps(factor('a', '1.20'), factor('b', '2'))),
    ).toEqual([
      'cover.base same  0.00',
      'cover.a changed operand+value 100.00',
      'cover.b changed value 100.00',
      'policy.coverages changed value 200.00',
    ]);
  });

  it('keep steps that only one edition has where they stood', () => {
    const from = steps(factor('gone', '0.90'), factor('b', '1.50'), factor('last', '0.50'));
    const to = steps(factor('new', '1.20'), factor('b', '1.50'));
    expect(lines(from, to)).toEqual([
      'cover.base same  0.00',
      'cover.new only-to  200.00',
      'cover.gone only-from  100.00',
      'cover.b changed value 150.00',
      'cover.last only-from  675.00',
      'policy.coverages changed value 1125.00',
    ]);
  });
});

describe('the first difference of two documents', () => {
  it.each<[unknown, unknown, string | null]>([
    [{ a: [1, { b: 'x' }] }, { a: [1, { b: 'x' }] }, null],
    [{ a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] }, '/a/1/b'],
    [{ a: 1 }, { a: 1, c: 2 }, '/c'],
    [{ a: [1, 2] }, { a: [1] }, '/a/1'],
    [{ a: [] }, { a: {} }, '/a'],
    [{ a: null }, {}, '/a'],
    [{ 'a/b~c': 1 }, { 'a/b~c': 2 }, '/a~1b~0c'],
    [{}, JSON.parse('{"__proto__":1}'), '/__proto__'],
  ])('%j and %j', (stored, replayed, pointer) => {
    expect(firstDifference(stored, replayed)?.pointer ?? null).toBe(pointer);
  });
});
