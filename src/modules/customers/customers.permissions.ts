import { definePermissions } from '../../platform/http/permissions.js';

export const customersPermissions = definePermissions({
  'customers.create': { title: 'Enter a customer', roles: ['agent', 'underwriter', 'admin', 'system'] },
  'customers.update': { title: 'Correct a customer', roles: ['agent', 'underwriter', 'admin', 'system'] },
  'customers.merge': { title: 'Merge a customer entered twice', roles: ['underwriter', 'admin', 'system'] },
  'customers.delete': {
    title: 'Delete a customer who stands on no policy',
    roles: ['underwriter', 'admin', 'system'],
  },
  'customers.read': {
    title: 'Find and see customers',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly customers: keyof typeof customersPermissions;
  }
}
