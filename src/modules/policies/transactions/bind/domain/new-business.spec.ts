import { describe, expect, it } from '@jest/globals';
import type { RatedCharge } from './new-business.js';
import { newBusinessLedger } from './new-business.js';
import { Money } from '../../../../../shared/money.js';

const TERM = { effective: '2026-12-01', expiration: '2027-12-01' } as const;
const rated: readonly RatedCharge[] = [
  {
    coverage: 'liability',
    item: '/vehicleInfo/vehicles/0',
    kind: 'premium',
    code: 'liability',
    amount: '237.20',
  },
  {
    coverage: 'collision',
    item: '/vehicleInfo/vehicles/0',
    kind: 'premium',
    code: 'collision',
    amount: '272.40',
  },
  {
    coverage: 'liability',
    item: '/vehicleInfo/vehicles/1',
    kind: 'premium',
    code: 'liability',
    amount: '206.40',
  },
  { coverage: 'policy', item: null, kind: 'fee', code: 'policy-fee', amount: '50.00' },
  { coverage: 'policy', item: null, kind: 'rounding', code: 'whole-dollar', amount: '-0.39' },
];

const risk = {
  vehicleInfo: { vehicles: [{ ratingGroup: 12 }, { ratingGroup: 10 }] },
  drivers: [{ name: 'Ada' }],
};

describe('the ledger of new business', () => {
  let made = 0;
  const { charges, itemIds } = newBusinessLedger(rated, risk, TERM, () => `item-${++made}`);

  it('books every charge of the worksheet over the whole term', () => {
    expect(charges.map(({ cents }) => Money.ofCents(cents).toString())).toEqual(
      rated.map(({ amount }) => amount),
    );
    expect(
      new Set(charges.map(({ effectiveDate, expirationDate }) => `${effectiveDate} ${expirationDate}`)),
    ).toEqual(new Set(['2026-12-01 2027-12-01']));
  });

  it('gives each item one id, whether it is charged or not', () => {
    expect(itemIds).toEqual({
      '/vehicleInfo/vehicles/0': 'item-1',
      '/vehicleInfo/vehicles/1': 'item-2',
      '/drivers/0': 'item-3',
    });
    expect(charges.map(({ itemId }) => itemId)).toEqual(['item-1', 'item-1', 'item-2', null, null]);
  });

  it('gives a fee back only when the policy never was', () => {
    expect(charges.map(({ earning }) => earning)).toEqual([
      'pro_rata',
      'pro_rata',
      'pro_rata',
      'refundable_only_flat',
      'pro_rata',
    ]);
  });
});
