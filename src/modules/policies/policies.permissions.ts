import { definePermissions } from '../../platform/http/permissions.js';

export const policiesPermissions = definePermissions({
  'policies.bind': {
    title: 'Bind a quote into a policy',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'policies.back-date': { title: 'Bind coverage that begins before today', roles: ['underwriter', 'admin'] },
  'policies.endorse': {
    title: 'Change a policy within its term',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'policies.non-renew': {
    title: 'Let a policy end with its term at the wish of the insured',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'policies.non-renew-for-insurer': {
    title: 'Refuse to renew a policy in the name of the insurer',
    roles: ['underwriter', 'admin', 'system'],
  },
  'policies.cancel': {
    title: 'Cancel a policy at the wish of the insured',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'policies.cancel-for-insurer': {
    title: 'Cancel a policy in the name of the insurer',
    roles: ['underwriter', 'admin', 'system'],
  },
  'policies.reinstate': { title: 'Reinstate a canceled policy', roles: ['underwriter', 'admin'] },
  'policies.mail-notices': {
    title: 'Record that a notice was mailed or came back',
    roles: ['underwriter', 'admin', 'system'],
  },
  'policies.change-parties': {
    title: 'Add and end mortgagees, lienholders and other parties',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'policies.read': { title: 'See policies', roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'] },
  'policies.export': {
    title: 'Download policies in bulk',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly policies: keyof typeof policiesPermissions;
  }
}
