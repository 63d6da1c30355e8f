import { describe, expect, it } from '@jest/globals';
import type { Addressee } from './addressee.js';
import { letterTo } from './notice-letter.js';

const INSURED = addressee('first_named_insured', 'Ada Lake', null);
const context = {
  letter: {
    insurer: { name: 'Lake Mutual' },
    agency: null,
    issuedOn: '2026-06-01',
    insured: { name: 'Ada Lake', addressLines: null },
    policy: {
      policyNumber: 'POL-1',
      product: 'Personal auto',
      state: 'OH',
      effectiveDate: '2026-01-01',
      expirationDate: '2027-01-01',
    },
  },
  property: [
    { itemId: 'a', label: 'Vehicle 1', value: 'VIN 1' },
    { itemId: 'b', label: 'Vehicle 2', value: 'VIN 2' },
  ],
} as const;

describe('a notice tells of the insured property', () => {
  it.each([
    ['to the insured all of it', INSURED, ['VIN 1', 'VIN 2']],
    ['to a lender the vehicle on which money was lent', addressee('lienholder', 'Bank', 'b'), ['VIN 2']],
    [
      'to who has an interest in the whole policy all of it',
      addressee('mortgagee', 'Bank', null),
      ['VIN 1', 'VIN 2'],
    ],
  ])('%s', (_, to, expected) => {
    const notice = {
      kind: 'reinstatement_notice',
      data: { cancelledOn: '2026-05-01', reinstatedOn: '2026-05-01' },
    };
    const { property } = letterTo(to, [INSURED, to], notice as Parameters<typeof letterTo>[2], context);
    expect(property?.map(({ value }) => value)).toEqual(expected);
  });
});

function addressee(role: Addressee['role'], name: string, itemId: string | null): Addressee {
  return { role, name, itemId, address: null, reference: null };
}
