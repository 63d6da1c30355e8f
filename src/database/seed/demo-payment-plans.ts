import type { AddPaymentPlanRequest } from '../../modules/billing/index.js';

/** Without life, whose manual has its own ways of paying. */
const terms = {
  leadDays: 20,
  effectiveDate: '2020-01-01',
  productTypes: ['auto', 'home', 'renters'],
} as const;

/** Payment in full needs no plan. */
export const demoPaymentPlans: readonly AddPaymentPlanRequest[] = [
  { ...terms, code: 'two-pay', title: 'Two payments', instalments: 2, everyMonths: 6, fee: '0.00' },
  { ...terms, code: 'quarterly', title: 'Quarterly', instalments: null, everyMonths: 3, fee: '2.00' },
  { ...terms, code: 'monthly', title: 'Monthly', instalments: null, everyMonths: 1, fee: '3.00' },
];
