import { definePermissions } from '../../platform/http/permissions.js';

const EVERYONE = ['agent', 'underwriter', 'adjuster', 'admin', 'system'] as const;

export const agenciesPermissions = definePermissions({
  'agencies.read': { title: 'Find and see agencies, or one’s own', roles: EVERYONE },
  'agencies.manage': {
    title: 'Enter agencies, change, suspend, close and delete them',
    roles: ['admin', 'system'],
    isCompanyWide: true,
  },
  'agencies.companies.read': { title: 'Find and see writing companies', roles: EVERYONE },
  'agencies.companies.manage': {
    title: 'Enter writing companies, change their letterheads, close them to new business',
    roles: ['admin', 'system'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly agencies: keyof typeof agenciesPermissions;
  }
}
