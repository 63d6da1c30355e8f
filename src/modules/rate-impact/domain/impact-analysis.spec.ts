import { describe, expect, it } from '@jest/globals';
import { IMPACT_ANALYSIS_CHANGES, IMPACT_ANALYSIS_STATUSES, isAllowed } from './impact-analysis-status.js';
import type { ImpactAnalysisChange } from './impact-analysis-status.js';
import { progressOf } from './progress.js';

describe('the statuses of a re-rating', () => {
  it.each([
    ['queued', ['pause', 'cancel', 'start']],
    ['running', ['pause', 'cancel', 'start', 'release', 'succeed', 'fail']],
    ['paused', ['resume', 'cancel']],
    ['succeeded', []],
    ['failed', []],
    ['cancelled', []],
  ] as const)('%s allows %j', (status, changes) => {
    const all = Object.keys(IMPACT_ANALYSIS_CHANGES) as ImpactAnalysisChange[];
    expect(all.filter((change) => isAllowed(change, status))).toEqual(changes);
  });

  it('are all reached', () => {
    const reached = new Set<string>([
      'queued',
      ...Object.values(IMPACT_ANALYSIS_CHANGES).map(({ to }) => to),
    ]);
    expect([...reached].sort()).toEqual([...IMPACT_ANALYSIS_STATUSES].sort());
  });
});

describe('progress', () => {
  it.each([
    [
      { done: 0, total: null, busyMs: 0 },
      { percent: 0, policiesPerSecond: null, secondsLeft: null },
    ],
    [
      { done: 0, total: 100, busyMs: 0 },
      { percent: 0, policiesPerSecond: null, secondsLeft: null },
    ],
    [
      { done: 50_000, total: 200_000, busyMs: 2_500 },
      { percent: 25, policiesPerSecond: 20_000, secondsLeft: 8 },
    ],
    [
      { done: 1, total: 1_000, busyMs: 3_000 },
      { percent: 0, policiesPerSecond: 0, secondsLeft: 2_997 },
    ],
    [
      { done: 199_999, total: 200_000, busyMs: 1_000 },
      { percent: 99, policiesPerSecond: 199_999, secondsLeft: 1 },
    ],
    [
      { done: 10, total: 9, busyMs: 10 },
      { percent: 100, policiesPerSecond: 1_000, secondsLeft: 0 },
    ],
  ])('of %j is %j', (counters, progress) => {
    expect(progressOf(counters, false)).toEqual(progress);
  });

  it('has no time left once it has ended', () => {
    expect(progressOf({ done: 5, total: 10, busyMs: 5 }, true).secondsLeft).toBeNull();
    expect(progressOf({ done: 0, total: 0, busyMs: 0 }, true).percent).toBe(100);
  });
});
