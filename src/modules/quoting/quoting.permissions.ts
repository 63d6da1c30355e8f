import { definePermissions } from '../../platform/http/permissions.js';

export const quotingPermissions = definePermissions({
  'quoting.create': { title: 'Quote a risk', roles: ['agent', 'underwriter', 'admin', 'system'] },
  'quoting.read': {
    title: 'See quotes and their prices',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'quoting.issue-proposal': {
    title: 'Put quotes on paper for customers',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'quoting.export': {
    title: 'Download quotes in bulk',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'quoting.edit-validities': {
    title: 'Set for how many days prices are held',
    roles: ['admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly quoting: keyof typeof quotingPermissions;
  }
}
