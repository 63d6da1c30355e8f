import { definePermissions } from '../../platform/http/permissions.js';

const EVERYONE = ['agent', 'underwriter', 'adjuster', 'admin', 'system'] as const;

export const identityPermissions = definePermissions({
  'identity.session': { title: 'See who is signed in, and sign out', roles: EVERYONE, isForUsers: true },
  'identity.users.read': { title: 'Read the list of users', roles: ['admin'], isCompanyWide: true },
  'identity.users.manage': {
    title: 'Create users, change their role, disable and unlock them',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.introspect': {
    title: 'Ask at the authorization server whether tokens for the API are good, as its other servers do',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'identity.clients.read': { title: 'Read the list of clients', roles: ['admin'], isCompanyWide: true },
  'identity.clients.manage': {
    title: 'Register clients, change what they may do, replace their secrets, deactivate them',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.sso.read': { title: 'Read providers of single sign-on', roles: ['admin'], isCompanyWide: true },
  'identity.sso.manage': {
    title: 'Enter and change providers of single sign-on, and whom users are at them',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.access.review': {
    title: 'See who holds what, and sign that they shall or shall not',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.roles.read': {
    title: 'Read permissions, roles, which of them must not meet in one person, and exceptions',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'identity.roles.manage': {
    title: 'Enter and change roles of the company, and say which must not meet in one person',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.roles.except': {
    title: 'Answer for it that roles meet in one person for a time',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.scim': {
    title: 'Push users and groups of a provider of single sign-on (SCIM), as a client that is bound to it',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.break-glass.take': {
    title: 'Take what an emergency asks for, with a reason and for a while',
    roles: ['underwriter', 'adjuster', 'admin'],
    isForUsers: true,
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.break-glass.review': {
    title: 'See who broke the glass, take it away, and sign whether it was right',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
  'identity.break-glass.manage': {
    title: 'Say what can be taken in an emergency, and by whom',
    roles: ['admin'],
    isCompanyWide: true,
    isLasting: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly identity: keyof typeof identityPermissions;
  }
}
