import { definePermissions } from '../../platform/http/permissions.js';

export const privacyPermissions = definePermissions({
  'privacy.receive': {
    title: 'Take down what people ask for about their own data',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'privacy.read': {
    title: 'See what people ask for about their own data',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'privacy.answer': {
    title: 'Prove who asks, and answer what people ask for about their own data',
    roles: ['underwriter', 'admin'],
  },
  'privacy.export': { title: 'Copy everything that is kept of a person', roles: ['admin'] },
  'privacy.erase': { title: 'Erase a person', roles: ['admin'] },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly privacy: keyof typeof privacyPermissions;
  }
}
