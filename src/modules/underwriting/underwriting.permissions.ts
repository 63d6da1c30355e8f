import { definePermissions } from '../../platform/http/permissions.js';

export const underwritingPermissions = definePermissions({
  'quoting.read-issues': {
    title: 'See underwriting issues and what stands behind them',
    roles: ['underwriter', 'admin'],
  },
  'quoting.decide-issues': {
    title: 'Claim and decline underwriting issues, and approve them as far as the own authority reaches',
    roles: ['underwriter', 'admin'],
  },
  'quoting.release-issues': { title: 'Take an issue from whoever has claimed it', roles: ['admin'] },
  'quoting.read-authorities': {
    title: 'See who may approve what',
    roles: ['underwriter', 'admin'],
  },
  'quoting.grant-authorities': { title: 'Say who may approve what', roles: ['admin'], isCompanyWide: true },
  'quoting.read-holds': { title: 'See moratoria', roles: ['agent', 'underwriter', 'admin', 'system'] },
  'quoting.place-holds': {
    title: 'Place and end moratoria',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'quoting.read-adverse-actions': {
    title: 'See adverse actions and their notices',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'quoting.issue-notices': {
    title: 'Issue notices of adverse actions',
    roles: ['underwriter', 'admin', 'system'],
  },
  'quoting.edit-report-agencies': {
    title: 'Keep names and addresses of consumer reporting agencies',
    roles: ['admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly underwriting: keyof typeof underwritingPermissions;
  }
}
