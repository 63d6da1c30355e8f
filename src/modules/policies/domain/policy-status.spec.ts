import { describe, expect, it } from '@jest/globals';
import { Period } from '../../../shared/period.js';
import type { PolicyStatus } from './policy-status.js';
import { statusOn } from './policy-status.js';

const term = new Period('2026-06-01', '2027-06-01');

describe('the status of a policy term', () => {
  it.each([
    ['is pending before its first day', 'pending', '2026-05-31', 'pending'],
    ['is active from its first day', 'pending', '2026-06-01', 'active'],
    ['is active on its last covered day', 'pending', '2027-05-31', 'active'],
    ['is expired on the expiration date itself', 'active', '2027-06-01', 'expired'],
    ['stays cancelled whatever the date', 'cancelled', '2026-07-01', 'cancelled'],
    ['stays inactive when it was flat-cancelled', 'inactive', '2026-07-01', 'inactive'],
  ] as const)('%s', (_case, stored: PolicyStatus, today, expected) => {
    expect(statusOn(stored, term, today)).toBe(expected);
  });
});
