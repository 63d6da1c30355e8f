import { definePermissions } from '../../platform/http/access.js';

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
  'billing.close-account': {
    title: 'Close an account and write off what is still owed on it',
    roles: ['underwriter', 'admin'],
  },
});
