import { describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.js';

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('TOTP', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('TOT-02 takes the code of RFC 6238 for the second %d', (second, code) => {
    expect(stepOfCode(secret, code, at(second))).toBe(Math.floor(second / 30));
  });

  it('TOT-04 takes the step before for five seconds, and nothing of the future', () => {
    const code = (step: number): string => generateSync({ secret, epoch: step * 30 });
    expect(stepOfCode(secret, code(99), at(100 * 30 + 4))).toBe(99);
    expect(stepOfCode(secret, code(99), at(100 * 30 + 6))).toBeNull();
    expect(stepOfCode(secret, code(98), at(100 * 30 + 1))).toBeNull();
    expect(stepOfCode(secret, code(101), at(100 * 30 + 29))).toBeNull();
  });

  it.each(['', '12345', '1234567', 'abcdef', '２８７０８２', '-28708'])(
    '%j is no code, and no fault',
    (typed) => {
      expect(stepOfCode(secret, typed, at(59))).toBeNull();
    },
  );

  it('is typed with or without a gap', () => {
    expect(stepOfCode(secret, ' 287 082 ', at(59))).toBe(1);
  });

  it('TOT-01 has a secret of 160 random bits', () => {
    const secrets = Array.from({ length: 20 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpAddress('ABC', 'nora+x@example.com')).toMatch(
      /^otpauth:\/\/totp\/Bindery:nora%2Bx%40example\.com\?secret=ABC&issuer=Bindery/,
    );
  });
});
