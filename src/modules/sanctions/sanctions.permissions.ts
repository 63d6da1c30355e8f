import { definePermissions } from '../../platform/http/permissions.js';

export const sanctionsPermissions = definePermissions({
  'sanctions.read-findings': {
    title: 'See what was found on the list of sanctions, and what waits because of it',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'sanctions.decide-findings': {
    title: 'Say of somebody that the list of sanctions means them, and enter what was reported',
    roles: ['admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly sanctions: keyof typeof sanctionsPermissions;
  }
}
