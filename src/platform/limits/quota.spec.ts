import { describe, expect, it } from '@jest/globals';
import { networkOf } from './network.js';
import { quotaVerdict } from './quota.js';

describe('the verdict of two windows', () => {
  const minute = { limit: 60, used: 10, msLeft: 30_000 };
  const hour = { limit: 1000, used: 10, msLeft: 3_000_000 };

  it('shows the window with less left', () => {
    expect(quotaVerdict(minute, hour)).toEqual({
      isAllowed: true,
      retryAfter: 0,
      headers: {
        'ratelimit-policy': '60;w=60, 1000;w=3600',
        'ratelimit-limit': '60',
        'ratelimit-remaining': '50',
        'ratelimit-reset': '30',
      },
    });
    const late = quotaVerdict(minute, { ...hour, used: 990 });
    expect(late.headers).toMatchObject({ 'ratelimit-limit': '1000', 'ratelimit-remaining': '10' });
  });

  it('refuses what is beyond either, until the longer of those that are used up begins anew', () => {
    expect(quotaVerdict({ ...minute, used: 60 }, hour).isAllowed).toBe(true);
    expect(quotaVerdict({ ...minute, used: 61 }, hour)).toMatchObject({ isAllowed: false, retryAfter: 30 });
    const both = quotaVerdict({ ...minute, used: 61 }, { ...hour, used: 1001 });
    expect(both).toMatchObject({
      isAllowed: false,
      retryAfter: 3000,
      headers: { 'ratelimit-limit': '1000' },
    });
  });

  it('RL-01 never sends anybody away for longer than the window, by whichever clock it began', () => {
    const begun = quotaVerdict({ ...minute, used: 61, msLeft: 60_007 }, { ...hour, msLeft: 3_600_007 });
    expect(begun).toMatchObject({ retryAfter: 60, headers: { 'ratelimit-reset': '60' } });
    const beyond = quotaVerdict(minute, { ...hour, used: 1001, msLeft: 3_600_007 });
    expect(beyond).toMatchObject({ retryAfter: 3600, headers: { 'ratelimit-reset': '3600' } });
  });
});

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:12:a::1', '2001:db8:0:12::/64'],
    ['2001:0DB8:0000:0012:ffff:1:2:3', '2001:db8:0:12::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
