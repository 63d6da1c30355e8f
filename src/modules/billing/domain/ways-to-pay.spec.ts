import { describe, expect, it } from '@jest/globals';
import { Money } from '../../../shared/money.js';
import type { PlanTerms } from './payment-plan.js';
import { waysToPay } from './ways-to-pay.js';

const TERM = { effective: '2026-03-01', expiration: '2027-03-01' };
const MONTHLY: PlanTerms = {
  code: 'monthly',
  title: 'Monthly',
  instalments: null,
  everyMonths: 1,
  downPaymentPercent: null,
  anchorDay: null,
  leadDays: 20,
  fee: '3.00',
};

describe('the ways to pay', () => {
  it('are paying in full, the ways of the manual and the plans of the house, fees and all', () => {
    const halves = { code: 'halves', title: 'Two payments', instalments: 2, amount: '260.52' };
    const ways = waysToPay([MONTHLY], [halves], Money.parse('501.00'), TERM, '2026-02-01');
    expect(ways).toEqual([
      { title: 'Paid in full', instalments: 1, first: '501.00', later: '0.00', fee: '0.00', total: '501.00' },
      {
        title: 'Two payments',
        instalments: 2,
        first: '260.52',
        later: '260.52',
        fee: '0.00',
        total: '521.04',
      },
      { title: 'Monthly', instalments: 12, first: '41.75', later: '41.75', fee: '3.00', total: '534.00' },
    ]);
  });

  it('add up to the cent where the premium cannot be divided', () => {
    const [, monthly] = waysToPay([MONTHLY], [], Money.parse('500.03'), TERM, '2026-02-01');
    expect(monthly).toMatchObject({ instalments: 12, first: '41.67', later: '41.67', total: '533.03' });
  });

  it('name a down payment as the first', () => {
    const down = { ...MONTHLY, downPaymentPercent: '25.00', instalments: 4 };
    const [, way] = waysToPay([down], [], Money.parse('400.00'), TERM, '2026-02-01');
    expect(way).toMatchObject({ instalments: 4, first: '100.00', later: '100.00', total: '409.00' });
  });
});
