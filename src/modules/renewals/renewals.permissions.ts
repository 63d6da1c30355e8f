import { definePermissions } from '../../platform/http/permissions.js';

export const renewalsPermissions = definePermissions({
  'policies.renew': {
    title: 'Prepare, withdraw and bind renewals',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'policies.renew-early': {
    title: 'Prepare a renewal before its time',
    roles: ['underwriter', 'admin'],
  },
  'policies.approve-renewal': {
    title: 'Approve a renewal that underwriting refers',
    roles: ['underwriter', 'admin'],
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly renewals: keyof typeof renewalsPermissions;
  }
}
