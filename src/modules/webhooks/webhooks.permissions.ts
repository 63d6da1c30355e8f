import { definePermissions } from '../../platform/http/permissions.js';

export const webhooksPermissions = definePermissions({
  'webhooks.read': {
    title: 'See webhook endpoints and what was delivered to them',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'webhooks.manage': {
    title: 'Register webhook endpoints, and deliver again',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'webhooks.pull': {
    title: 'Pull the events of the whole company',
    roles: ['admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly webhooks: keyof typeof webhooksPermissions;
  }
}
