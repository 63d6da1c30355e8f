import { definePermissions } from '../../platform/http/permissions.js';

export const documentsPermissions = definePermissions({
  'documents.read': {
    title: 'List and read documents',
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
