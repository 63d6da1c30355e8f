import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { RiskFactor } from './risk.js';
import { RISK_FACTORS, riskScore } from './risk.js';

const FACTORS = Object.keys(RISK_FACTORS) as RiskFactor[];
const SOME = fc.array(fc.constantFrom(...FACTORS));

describe('AUD-12 the risk of a row', () => {
  it.each<[string, readonly RiskFactor[], string]>([
    ['nothing to notice', [], '0.00'],
    ['a wrong password', ['failed'], '0.10'],
    ['a refusal', ['denied'], '0.20'],
    ['the last wrong password before the account is locked', ['failed', 'account-locked'], '0.40'],
    ['a sign-in from a new telephone, elsewhere', ['new-device', 'new-network'], '0.40'],
    ['a change of what somebody may do', ['privileges'], '0.40'],
    ['an export', ['export'], '0.30'],
    ['an approval of one’s own payment, refused', ['four-eyes', 'denied'], '0.65'],
    ['what is done behind broken glass', ['break-glass'], '0.50'],
    ['a change of privileges behind broken glass', ['break-glass', 'privileges'], '0.90'],
    ['a token that comes twice', ['reuse', 'denied'], '1.00'],
    ['the same, named twice', ['failed', 'failed'], '0.10'],
    ['all there is', FACTORS, '1.00'],
  ])('of %s', (_what, factors, score) => {
    expect(riskScore(factors)).toBe(score);
  });

  it('is between 0.00 and 1.00, and the same in whatever order the factors are named', () => {
    fc.assert(
      fc.property(SOME, (factors) => {
        const score = riskScore(factors);
        expect(score).toMatch(/^(?:0\.\d\d|1\.00)$/);
        expect(riskScore(factors.toReversed())).toBe(score);
      }),
    );
  });

  it('never falls because something more was noticed', () => {
    fc.assert(
      fc.property(SOME, fc.constantFrom(...FACTORS), (factors, one) => {
        expect(Number(riskScore([...factors, one]))).toBeGreaterThanOrEqual(Number(riskScore(factors)));
      }),
    );
  });
});
