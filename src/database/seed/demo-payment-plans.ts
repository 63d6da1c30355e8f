import type { AddPaymentPlanInput } from '../../modules/billing/index.js';

const terms = { leadDays: 20, effectiveDate: '2020-01-01' } as const;

/** Beside paying in full, which needs no plan. */
export const demoPaymentPlans: readonly AddPaymentPlanInput[] = [
  { ...terms, code: 'two-pay', title: 'Two payments', instalments: 2, everyMonths: 6, fee: '0.00' },
  { ...terms, code: 'quarterly', title: 'Quarterly', instalments: null, everyMonths: 3, fee: '2.00' },
  { ...terms, code: 'monthly', title: 'Monthly', instalments: null, everyMonths: 1, fee: '3.00' },
];
