import { describe, expect, it } from '@jest/globals';
import { NON_RENEWAL_REASONS, nonRenewalReasonsOf } from './non-renewal-reason.js';
import { nonRenewalKeyOf, nonRenewalNotice } from './non-renewal-notice.js';

const fact = (key: string, days: number) => ({ key, days, citation: `for ${key}` });
const GENERAL = fact('non-renewal', 30);
const FOR_FRAUD = fact('non-renewal-fraud', 15);

describe('the notice of a non-renewal', () => {
  it.each([
    ['of the reason goes before the general one', [GENERAL, FOR_FRAUD], FOR_FRAUD],
    ['is the general one where the reason has none', [GENERAL, fact('non-renewal-sold', 5)], GENERAL],
    ['is unknown where only others are recorded', [fact('cancellation', 10)], null],
  ])('%s', (_case, facts, expected) => {
    expect(nonRenewalNotice(facts, 'fraud')).toBe(expected);
  });

  it('has a key that a state fact may have, for every reason, and each reason is of one party', () => {
    for (const reason of NON_RENEWAL_REASONS) {
      expect(nonRenewalKeyOf(reason)).toMatch(/^[a-z][a-z0-9_-]{0,59}$/);
      const parties = (['insured', 'insurer'] as const).filter((party) =>
        nonRenewalReasonsOf(party).includes(reason),
      );
      expect(parties).toHaveLength(1);
    }
  });
});
