import { describe, expect, it } from '@jest/globals';
import { statusOn } from './policy-status.js';

const term = { effectiveDate: '2026-06-01', expirationDate: '2027-06-01' };

describe('the status of a policy term', () => {
  it.each([
    ['is pending before its first day', null, '2026-05-31', 'pending'],
    ['is active from its first day', null, '2026-06-01', 'active'],
    ['is active on its last covered day', null, '2027-05-31', 'active'],
    ['is expired on the expiration date itself', null, '2027-06-01', 'expired'],
    ['is active while a later cancellation is booked', '2026-09-01', '2026-08-31', 'active'],
    ['is canceled from the day on which cover ended', '2026-09-01', '2026-09-01', 'cancelled'],
    ['stays canceled past its expiration', '2026-09-01', '2027-07-01', 'cancelled'],
    ['is inactive when it was canceled from its first day', '2026-06-01', '2026-05-01', 'inactive'],
  ] as const)('%s', (_case, cancelledOn, today, expected) => {
    expect(statusOn({ ...term, cancelledOn }, today)).toBe(expected);
  });

  it.each([
    ['goes by an announced cancellation that stands, booked or not', true, '2026-09-01', 'cancelled'],
    ['is active until the announced day', true, '2026-08-31', 'active'],
    ['stays active when the notice did not go out in time', false, '2026-09-01', 'active'],
  ] as const)('%s', (_case, cancellationStands, today, expected) => {
    const announced = { cancelledOn: null, cancellationDueOn: '2026-09-01', cancellationStands };
    expect(statusOn({ ...term, ...announced }, today)).toBe(expected);
  });
});
