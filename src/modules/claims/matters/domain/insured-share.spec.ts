import { describe, expect, it } from '@jest/globals';
import { Money } from '../../../../shared/money.js';
import type { SharingMethod } from './insured-share.js';
import { insuredShareOf } from './insured-share.js';

describe('the share of the insured in what comes back', () => {
  it.each<readonly [SharingMethod, string, string, string, string]>([
    // method, recovered, paid, deductible, share
    ['pro_rata', '4000.00', '9000.00', '1000.00', '400.00'],
    ['pro_rata', '10000.00', '9000.00', '1000.00', '1000.00'],
    ['pro_rata', '100.00', '200.00', '100.00', '33.33'],
    ['pro_rata', '0.05', '1.00', '1.00', '0.03'],
    ['pro_rata', '0.00', '9000.00', '1000.00', '0.00'],
    ['pro_rata', '4000.00', '9000.00', '0.00', '0.00'],
    ['pro_rata', '4000.00', '0.00', '0.00', '0.00'],
    ['insured_first', '4000.00', '9000.00', '1000.00', '1000.00'],
    ['insured_first', '999.99', '9000.00', '1000.00', '999.99'],
    ['insured_first', '4000.00', '9000.00', '0.00', '0.00'],
  ])('by %s of %s, after %s paid and %s borne', (method, recovered, paid, deductible, share) => {
    const borne = { paid: Money.parse(paid), deductible: Money.parse(deductible) };
    expect(insuredShareOf(Money.parse(recovered), borne, method).toString()).toBe(share);
  });
});
