import { describe, expect, it } from '@jest/globals';
import type { IssueStatus } from './issue-status.js';
import { referralStatus } from './referral-status.js';

describe('a referral', () => {
  it.each<[readonly IssueStatus[], string]>([
    [['approved', 'approved'], 'approved'],
    [['approved', 'open'], 'open'],
    [['open', 'declined'], 'declined'],
    [['withdrawn', 'approved'], 'withdrawn'],
  ])('of which the issues are %p is %s', (statuses, status) => {
    expect(referralStatus(statuses)).toBe(status);
  });
});
