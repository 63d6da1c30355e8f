import { describe, expect, it } from '@jest/globals';
import type { PrintedSettlement } from '../../../documents/index.js';
import type { RefundMethod } from '../../domain/retention.js';
import type { DatedCharge } from '../../domain/term-charge.js';
import { RETENTION_CODE } from '../../domain/timeline.js';
import { cancellationLetter } from './cancellation-letter.js';

describe('what a cancellation letter says of the premium', () => {
  it.each(['ninety_percent', 'day_table'] as const)('calls what %s keeps a short-rate charge', (method) => {
    const { lines, note } = settlement('home', method, charge(-9_000, 'BASE'), charge(1_000, RETENTION_CODE));
    expect(lines.at(-1)).toEqual({ title: 'Short-rate cancellation charge', amount: '-10.00' });
    expect(note).toMatch(/^This amount reduces what you owe for the policy period/);
  });

  it.each([
    ['life', /^Life insurance premium is charged for a whole policy year\./],
    ['home', /^The cancellation rules that apply to this policy provide for no return of premium/],
  ])('says why nothing of %s is returned, and promises no refund', (productType, why) => {
    const kept = [charge(-9_000, 'BASE'), charge(9_000, RETENTION_CODE)];
    const { method, lines, amount, note } = settlement(productType, 'none', ...kept);
    expect(method).toBe('no return of premium');
    expect(lines.at(-1)).toEqual({ title: 'Unearned premium that is not returned', amount: '-90.00' });
    expect(amount).toBe('0.00');
    expect(note).toMatch(why);
  });

  it('promises nothing where all premium is earned', () => {
    expect(settlement('home', 'pro_rata')).toMatchObject({ amount: '0.00', note: null });
  });
});

function settlement(
  productType: string,
  refundMethod: RefundMethod,
  ...booked: DatedCharge[]
): PrintedSettlement {
  const { toInsureds } = cancellationLetter({
    end: {
      effectiveOn: '2026-06-01',
      requestedBy: 'insured',
      reason: 'insured_request',
      explanation: null,
      note: null,
      refundMethod,
      refundCitation: null,
      isFreeLook: false,
    },
    rights: [],
    refund: { productType, before: [charge(10_000, 'BASE')], booked },
    account: null,
  });
  return (toInsureds as { refund: PrintedSettlement }).refund;
}

function charge(cents: number, code: string): DatedCharge {
  return {
    coverage: null,
    itemId: null,
    kind: 'premium',
    code,
    earning: 'pro_rata',
    cents,
    effectiveDate: '2026-06-01',
    expirationDate: '2026-06-02',
  };
}
