import { describe, expect, it } from '@jest/globals';
import { noticeRule } from './notice-rule.js';
import { refundRule } from './refund-method.js';

function notice(key: string, days: number): { key: string; days: number; citation: string } {
  return { key, days, citation: key };
}

const GENERAL = notice('cancellation', 30);
const NON_PAYMENT = notice('cancellation-non-payment', 10);
const EARLY = notice('cancellation-underwriting-period', 15);

describe('the notice that an insurer owes', () => {
  it.each([
    ['is that of the reason', [GENERAL, NON_PAYMENT], 'non_payment', false, 10],
    ['is the general one where the reason has none', [GENERAL, NON_PAYMENT], 'fraud', false, 30],
    ['is the shorter one within the underwriting period', [GENERAL, EARLY], 'fraud', true, 15],
    [
      'stays that of the reason where it is shorter still',
      [GENERAL, NON_PAYMENT, EARLY],
      'non_payment',
      true,
      10,
    ],
    ['is the ordinary one after the underwriting period', [GENERAL, EARLY], 'fraud', false, 30],
    ['for judging the risk is the general one within the period', [GENERAL], 'underwriting', true, 30],
    ['for judging the risk is not known after the period', [GENERAL, EARLY], 'underwriting', false, null],
    [
      'for judging the risk is one recorded for it',
      [notice('cancellation-underwriting', 45)],
      'underwriting',
      false,
      45,
    ],
    ['is not known where nothing is recorded', [], 'non_payment', false, null],
  ] as const)('%s', (_case, facts, reason, isEarly, days) => {
    expect(noticeRule(facts, reason, isEarly)?.days ?? null).toBe(days);
  });
});

describe('the refund of a cancellation', () => {
  const fact = (key: string, method: 'ninety_percent' | 'day_table' | 'pro_rata') => ({
    key,
    method,
    citation: key,
  });
  const FACTS = [fact('insured', 'ninety_percent'), fact('rewrite', 'pro_rata')];

  it.each([
    ['is all on the first day', FACTS, 'insured', 'sold', '2026-01-01', 'home', 'flat'],
    ['goes by who asks', FACTS, 'insured', 'sold', '2026-02-01', 'home', 'ninety_percent'],
    ['goes by the reason first', FACTS, 'insured', 'rewrite', '2026-02-01', 'home', 'pro_rata'],
    [
      'is the unearned part where nothing is recorded',
      FACTS,
      'insurer',
      'fraud',
      '2026-02-01',
      'home',
      'pro_rata',
    ],
    ['is nothing for life insurance', [], 'insured', 'insured_request', '2026-02-01', 'life', 'none'],
    [
      'is what is recorded for life insurance',
      FACTS,
      'insured',
      'sold',
      '2026-02-01',
      'life',
      'ninety_percent',
    ],
  ] as const)('%s', (_case, facts, requestedBy, reason, effectiveOn, productType, method) => {
    const rule = refundRule(
      facts,
      { requestedBy, reason, effectiveOn },
      { effectiveDate: '2026-01-01', productType },
    );
    expect(rule.method).toBe(method);
  });
});
