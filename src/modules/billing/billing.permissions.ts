import { definePermissions } from '../../platform/http/access.js';

export const billingPermissions = definePermissions({
  'billing.read': {
    title: 'See what a policy owes and how it is paid',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
});
