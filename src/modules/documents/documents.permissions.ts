import { definePermissions } from '../../platform/http/permissions.js';

export const documentsPermissions = definePermissions({
  'documents.read': {
    title: 'List and read documents',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'documents.share': {
    title: 'Make, see and end links that open documents for people without an account',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'documents.verify': {
    title: 'Check that a stored document is what was issued',
    roles: ['underwriter', 'admin', 'system'],
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly documents: keyof typeof documentsPermissions;
  }
}
