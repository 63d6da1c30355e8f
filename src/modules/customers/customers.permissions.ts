import { definePermissions } from '../../platform/http/permissions.js';

export const customersPermissions = definePermissions({
  'customers.create': { title: 'Enter a customer', roles: ['agent', 'underwriter', 'admin', 'system'] },
  'customers.update': { title: 'Correct a customer', roles: ['agent', 'underwriter', 'admin', 'system'] },
  'customers.merge': { title: 'Merge a customer entered twice', roles: ['underwriter', 'admin', 'system'] },
  'customers.delete': {
    title: 'Delete a customer who stands on no policy',
    roles: ['underwriter', 'admin', 'system'],
  },
  'customers.manage-identifiers': {
    title: 'Enter, correct and remove license, social security and other numbers of customers',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'customers.reveal-identifiers': {
    title: 'See license, social security and other numbers of customers in full',
    roles: ['underwriter', 'admin'],
  },
  'customers.clear-sanctions': {
    title: 'Say that a customer is not whom an entry of the list of sanctions means, and take it back',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'customers.find-by-identifier': {
    title: 'Find customers by a license, social security or other number',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
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
