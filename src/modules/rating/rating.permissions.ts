import { definePermissions } from '../../platform/http/permissions.js';

export const ratingPermissions = definePermissions({
  'rating.read': { title: 'Read rate manuals and their editions', roles: ['underwriter', 'admin'] },
  'rating.read-worksheets': {
    title: 'Read how a premium came about',
    roles: ['underwriter', 'admin'],
  },
  'rating.what-if': {
    title: 'Rate a risk without keeping it; on an edition of choice with rating.read',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'rating.compare': {
    title: 'Compare two editions on one risk',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'rating.import': {
    title: 'Write draft editions of rate manuals',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'rating.file': {
    title: 'File draft editions, and send them back',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'rating.approve': {
    title: 'Approve filed editions that somebody else wrote and filed',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'rating.activate': {
    title: 'Put editions to use, correct their dates, withdraw them',
    roles: ['admin'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly rating: keyof typeof ratingPermissions;
  }
}
