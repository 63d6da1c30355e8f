import { describe, expect, it } from '@jest/globals';
import { ISSUE_STATUSES, mayBecome } from './issue-status.js';

describe('an underwriting issue', () => {
  it.each([
    ['open', ['approved', 'declined', 'withdrawn', 'superseded']],
    ['approved', ['open']],
    ['declined', []],
    ['withdrawn', []],
    ['superseded', []],
  ] as const)('that is %s', (from, next) => {
    expect(ISSUE_STATUSES.filter((to) => mayBecome(from, to))).toEqual(next);
  });
});
