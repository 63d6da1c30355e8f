import { defineErrors } from '../../shared/errors.js';

export const billingError = defineErrors({
  'billing.account-not-found': { kind: 'not-found', title: 'There is no such billing account.' },
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
  'billing.payment-implausible': {
    kind: 'rule-broken',
    title: 'The payment is larger than one that this company expects. Look at the amount again.',
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
  'billing.cover-over': {
    kind: 'conflict',
    title: 'The way of paying cannot be changed any more: coverage has ended or will end early.',
  },
  'billing.all-billed': {
    kind: 'conflict',
    title: 'The whole premium is billed already: nothing is left that another payment plan could spread.',
  },
  'billing.date-long-ago': {
    kind: 'invalid',
    title: 'Money for an account comes in shortly before the account is opened, at the earliest.',
  },
  'billing.plan-in-force': { kind: 'conflict', title: 'The account is on this payment plan already.' },
  'billing.payment-plan-not-found': { kind: 'not-found', title: 'There is no such payment plan.' },
  'billing.payment-plan-invalid': { kind: 'invalid', title: 'The payment plan contradicts itself.' },
  'billing.payment-plan-overlaps': {
    kind: 'conflict',
    title: 'A payment plan of this code is offered in that time already.',
  },
  'billing.refund-not-found': { kind: 'not-found', title: 'There is no such refund.' },
  'billing.nothing-to-refund': {
    kind: 'conflict',
    title: 'Nothing is due to the customer that is not promised already.',
  },
  'billing.refund-exceeds-due': {
    kind: 'conflict',
    title: 'The refund is more than what the company owes the customer.',
  },
  'billing.refund-status': { kind: 'conflict', title: 'The refund has moved on.' },
  'billing.refund-own-request': {
    kind: 'forbidden',
    title: 'A refund is approved by somebody else than who has asked for it.',
    isFourEyes: true,
  },
  'billing.refund-reference-taken': {
    kind: 'conflict',
    title: 'A refund with this method and reference was paid already.',
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
