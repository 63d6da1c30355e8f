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
  'billing.card-number': {
    kind: 'invalid',
    title: 'What looks like the number of a payment card is not stored here.',
  },
  'billing.date-ahead': { kind: 'invalid', title: 'Money is recorded once it has come in, not ahead.' },
  'billing.source-is-agency': {
    kind: 'invalid',
    title: 'What an agency records has the agency itself as its source.',
  },
  'billing.reference-taken': {
    kind: 'conflict',
    title: 'A payment of this source with this reference is recorded already.',
  },
  'billing.payment-not-found': { kind: 'not-found', title: 'There is no such payment.' },
  'billing.payment-reversed': { kind: 'conflict', title: 'The payment is reversed already.' },
  'billing.reversal-before-payment': {
    kind: 'invalid',
    title: 'A payment cannot be reversed before it came in.',
  },
  'billing.cover-goes-on': {
    kind: 'conflict',
    title: 'The account cannot be closed while its policy term goes on.',
  },
  'billing.refund-due': {
    kind: 'conflict',
    title: 'The account cannot be closed while the company owes the customer.',
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
