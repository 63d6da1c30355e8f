import { definePermissions } from '../../platform/http/permissions.js';

export const auditPermissions = definePermissions({
  'audit.trail.read': { title: 'Read the audit trail', roles: ['admin'] },
  'audit.trail.export': { title: 'Export the audit trail for auditors', roles: ['admin'] },
  'audit.holds.manage': { title: 'Place and release legal holds', roles: ['admin'] },
  'audit.retention.manage': { title: 'Change how long records are kept', roles: ['admin'] },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly audit: keyof typeof auditPermissions;
  }
}
