import { describe, expect, it } from '@jest/globals';
import type { KnownOfLoss } from './missing.js';
import { missingOf } from './missing.js';

const COMPLETE: KnownOfLoss = {
  policyId: 'p',
  lossOn: '2026-03-01',
  lossAt: '2026-03-01T21:00:00Z',
  cause: 'hail',
  description: 'Hail broke the shingles',
  lossPlace: { city: 'Columbus' },
  canBeReached: true,
};
const NOTHING: KnownOfLoss = {
  policyId: null,
  lossOn: null,
  lossAt: null,
  cause: null,
  description: null,
  lossPlace: null,
  canBeReached: false,
};

describe('what a notice of loss lacks', () => {
  it('is nothing where all is told', () => {
    expect(missingOf(COMPLETE)).toEqual([]);
  });

  it('is listed with what a decision needs first', () => {
    expect(missingOf(NOTHING).map(({ pointer, neededFor }) => `${pointer} ${neededFor}`)).toEqual([
      '/policyId decision',
      '/lossOn decision',
      '/cause decision',
      '/description decision',
      '/lossAt investigation',
      '/lossPlace investigation',
      '/reporter investigation',
    ]);
  });
});
