import { describe, expect, it } from '@jest/globals';
import { inFours, newRecoveryCodes, recoveryCodeOf } from './recovery-codes.js';

describe('recovery codes', () => {
  it('are ten, of 80 bits, in groups that can be typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes)
      expect(inFours(code)).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it.each([
    ['7KQ2-M0XD-9ACW-HV4T', '7kq2m0xd9acwhv4t'],
    [' 7kq2 mOxd 9acw hv4t ', '7kq2m0xd9acwhv4t'],
    ['lIq2-m0xd-9acw-hv4t', '11q2m0xd9acwhv4t'],
    ['7kq2-m0xd-9acw', null],
    ['', null],
    ['123456', null],
  ])('%j is compared as %j', (typed, code) => {
    expect(recoveryCodeOf(typed)).toBe(code);
  });
});
