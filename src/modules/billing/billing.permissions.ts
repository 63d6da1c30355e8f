import { definePermissions } from '../../platform/http/permissions.js';

export const billingPermissions = definePermissions({
  'billing.read': {
    title: 'See what a policy owes and how it is paid',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'billing.record-payment': {
    title: 'Record a payment that came in',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'billing.reverse-payment': {
    title: 'Reverse a payment that bounced or was entered in error',
    roles: ['underwriter', 'admin', 'system'],
  },
  'billing.change-plan': {
    title: 'Change how a policy term is paid',
    roles: ['agent', 'underwriter', 'admin'],
  },
  'billing.edit-plans': { title: 'Offer payment plans and end them', roles: ['admin'], isCompanyWide: true },
  'billing.read-delinquencies': {
    title: 'See which accounts are past due',
    roles: ['underwriter', 'admin', 'system'],
  },
  'billing.request-refund': {
    title: 'Ask for money to be paid back',
    roles: ['agent', 'underwriter', 'admin'],
  },
  'billing.decide-refund': {
    title: 'Approve or reject refunds that others have asked for',
    roles: ['underwriter', 'admin'],
  },
  'billing.execute-refund': { title: 'Pay approved refunds', roles: ['underwriter', 'admin'] },
  'billing.close-account': {
    title: 'Close an account and write off what is still owed on it',
    roles: ['underwriter', 'admin'],
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly billing: keyof typeof billingPermissions;
  }
}
