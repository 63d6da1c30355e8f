import { definePermissions } from '../../platform/http/permissions.js';

export const jurisdictionPermissions = definePermissions({
  'rating.edit-state-facts': {
    title: 'Enter and end facts of states',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'rating.review-state-facts': {
    title: 'Confirm facts of states that somebody else entered',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly jurisdictions: keyof typeof jurisdictionPermissions;
  }
}
