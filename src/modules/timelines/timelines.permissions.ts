import { definePermissions } from '../../platform/http/permissions.js';

export const timelinesPermissions = definePermissions({
  'timelines.read': {
    title: 'See what happened to a quote, a policy or a customer, as far as one may see what it happened to',
    roles: ['underwriter', 'adjuster', 'admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly timelines: keyof typeof timelinesPermissions;
  }
}
