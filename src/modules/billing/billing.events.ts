import { DATE, ID, MONEY, WORD, WORDS, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const ACCOUNT = { type: 'billing-account', path: '/api/v1/billing-accounts/' } as const;
const PAYMENT = { type: 'payment', path: '/api/v1/payments/' } as const;
const REFUND = { type: 'refund', path: '/api/v1/refunds/' } as const;
const PLAN = { type: 'payment-plan', path: '/api/v1/payment-plans/' } as const;
const PREMIUM = { transactionId: ID, premium: changeOf(MONEY) } as const;
const AMOUNT = { accountId: ID, amount: MONEY } as const;

export const billingEvents = defineEvents({
  'billing.account-opened': {
    title: 'What a policy term owes is kept from now on.',
    about: ACCOUNT,
    data: { policyId: ID, plan: WORD, premium: MONEY },
  },
  'billing.billed': { title: 'Installments have fallen due and were billed.', about: ACCOUNT },
  'billing.plan-changed': {
    title: 'An account is paid by another plan.',
    about: ACCOUNT,
    data: { plan: changeOf(WORD) },
  },
  'billing.premium-changed': {
    title: 'What is owed follows a changed premium.',
    about: ACCOUNT,
    data: PREMIUM,
  },
  'billing.premium-extended': {
    title: 'The next year of a long term is owed too.',
    about: ACCOUNT,
    data: PREMIUM,
  },
  'billing.premium-cancelled': {
    title: 'What is owed follows a cancellation.',
    about: ACCOUNT,
    data: PREMIUM,
  },
  'billing.premium-reinstated': {
    title: 'What is owed follows a reinstatement.',
    about: ACCOUNT,
    data: PREMIUM,
  },
  'billing.account-closed': {
    title: 'An account was closed; what was still owed is written off.',
    about: ACCOUNT,
    data: { writtenOff: MONEY },
  },
  'billing.payment-recorded': {
    title: 'A payment has come in.',
    about: PAYMENT,
    data: { ...AMOUNT, method: WORD, receivedOn: DATE },
  },
  'billing.payment-reversed': {
    title: 'A payment was taken back, as by a returned check.',
    about: PAYMENT,
    data: { ...AMOUNT, kind: WORD },
  },
  'billing.refund-requested': { title: 'Somebody has asked for a refund.', about: REFUND, data: AMOUNT },
  'billing.refund-approved': { title: 'A refund was approved.', about: REFUND, data: AMOUNT },
  'billing.refund-rejected': { title: 'A refund was rejected.', about: REFUND, data: AMOUNT },
  'billing.payment-of-listed': {
    title: 'Money came in from a customer who has the name of somebody on the list of sanctions.',
    about: { type: 'payment', path: '/api/v1/payments/' },
    data: { accountId: ID, listEntries: WORDS, listVersion: WORD },
  },
  'billing.refund-held': {
    title: 'A refund waits, because the customer has the name of somebody on the list of sanctions.',
    about: REFUND,
    data: { accountId: ID, listEntries: WORDS, listVersion: WORD },
  },
  'billing.refund-executed': {
    title: 'A refund was paid out.',
    about: REFUND,
    data: { ...AMOUNT, method: WORD },
  },
  'billing.payment-plan-added': {
    title: 'A payment plan is offered.',
    about: PLAN,
    data: {
      code: WORD,
      title: WORD,
      productTypes: WORDS,
      states: WORDS,
      effectiveDate: DATE,
      expirationDate: DATE,
    },
  },
  'billing.payment-plan-ended': {
    title: 'A payment plan got its end.',
    about: PLAN,
    data: { expirationDate: changeOf(DATE) },
  },
});
