import { definePermissions } from '../../platform/http/permissions.js';

export const auditPermissions = definePermissions({
  'audit.trail.read': { title: 'Read the audit trail', roles: ['admin'], isCompanyWide: true },
  'audit.trail.export': {
    title: 'Export the audit trail for auditors',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'audit.holds.manage': { title: 'Place and release legal holds', roles: ['admin'], isCompanyWide: true },
  'audit.retention.manage': {
    title: 'Change how long records are kept',
    roles: ['admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly audit: keyof typeof auditPermissions;
  }
}
