import { definePermissions } from '../../platform/http/permissions.js';

export const rateImpactPermissions = definePermissions({
  'policies.rate-book': {
    title: 'Re-rate a book of policies on a candidate edition',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'policies.read-book-ratings': {
    title: 'See re-ratings of books',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly rateImpact: keyof typeof rateImpactPermissions;
  }
}
