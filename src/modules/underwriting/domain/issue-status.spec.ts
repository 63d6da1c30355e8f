import { describe, expect, it } from '@jest/globals';
import { ISSUE_STATUSES, issueMayBecome } from './issue-status.js';

describe('an underwriting issue', () => {
  it.each([
    ['open', ['approved', 'declined', 'withdrawn', 'superseded']],
    ['approved', ['open']],
    ['declined', []],
    ['withdrawn', []],
    ['superseded', []],
  ] as const)('that is %s', (from, next) => {
    expect(ISSUE_STATUSES.filter((to) => issueMayBecome(from, to))).toEqual(next);
  });
});
