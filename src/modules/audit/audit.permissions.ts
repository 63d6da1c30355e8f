import { definePermissions } from '../../platform/http/permissions.js';

export const auditPermissions = definePermissions({
  'audit.trail.read': { title: 'Read the audit trail', roles: ['admin'], isCompanyWide: true },
  'audit.trail.export': {
    title: 'Export the audit trail for auditors',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'audit.trail.stream': {
    title: 'Read the whole audit trail as it grows, for a system that watches it',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'audit.evidence.read': {
    title: 'See the evidence of controls for auditors',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'audit.backups.tell': {
    title: 'Tell of backups, and of trials of restoring',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'audit.holds.manage': {
    title: 'Place and release legal holds',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'audit.retention.manage': {
    title: 'Change how long records are kept',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'audit.alerts.read': { title: 'See alerts and their rules', roles: ['admin'], isCompanyWide: true },
  'audit.alerts.manage': { title: 'Take alerts up and close them', roles: ['admin'], isCompanyWide: true },
  'audit.alerts.subscribe': {
    title: 'Get letters of alerts',
    roles: ['admin'],
    isForUsers: true,
    isCompanyWide: true,
  },
  'audit.alert-rules.manage': {
    title: 'Say which rows of the trail raise an alert',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly audit: keyof typeof auditPermissions;
  }
}
