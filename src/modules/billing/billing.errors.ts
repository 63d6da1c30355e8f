import { defineErrors } from '../../shared/errors.js';

export const billingError = defineErrors({
  'billing.account-not-found': { kind: 'not-found', title: 'There is no such billing account.' },
  'billing.account-exists': {
    kind: 'conflict',
    title: 'The policy term has a billing account already.',
  },
  'billing.account-closed': {
    kind: 'conflict',
    title: 'The billing account is closed: nothing is owed on it either way.',
  },
  'billing.plan-not-found': {
    kind: 'rule-broken',
    title: 'There is no such payment plan, or not on this day.',
  },
  'billing.plan-not-allowed': {
    kind: 'rule-broken',
    title: 'The payment plan is not offered for this product in this state.',
  },
});
