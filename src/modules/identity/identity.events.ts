import { COUNT, ID, WORD, WORDS, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const USER = { type: 'user', path: '/api/v1/users/' } as const;
const SSO_PROVIDER = { type: 'sso_provider', path: '/api/v1/sso-providers/' } as const;
const ROLE = { type: 'role', path: '/api/v1/roles/' } as const;
const CONFLICT = { type: 'role_conflict', path: '/api/v1/role-conflicts/' } as const;
const GLASS = { type: 'break-glass', path: '/api/v1/break-glass/' } as const;
const CLIENT = { type: 'client', path: '/api/v1/clients/' } as const;

export const identityEvents = defineEvents({
  'identity.user-created': { title: 'A user was entered.', about: USER, data: { role: WORD, agencyId: ID } },
  'identity.user-invited': { title: 'A user was mailed an invitation.', about: USER },
  'identity.user-changed': {
    title: 'A user has changed.',
    about: USER,
    data: { role: changeOf(WORD), agencyId: changeOf(ID) },
  },
  'identity.user-disabled': { title: 'A user may no longer sign in.', about: USER },
  'identity.user-enabled': { title: 'A user may sign in again.', about: USER },
  'identity.user-unlocked': { title: 'The lock of an account was lifted.', about: USER },
  'identity.client-created': {
    title: 'A client was registered.',
    about: CLIENT,
    data: { clientId: WORD, allowedScopes: WORDS, role: WORD, agencyId: ID },
  },
  'identity.client-changed': { title: 'What a client may do has changed.', about: CLIENT },
  'identity.client-activated': { title: 'A client may act again.', about: CLIENT },
  'identity.client-deactivated': { title: 'A client is refused everywhere.', about: CLIENT },
  'identity.client-secret-rotated': { title: 'A client got a new secret.', about: CLIENT },
  'identity.scim-token-created': { title: 'A client got a token for SCIM.', about: CLIENT },
  'identity.scim-token-revoked': { title: 'A token of a client for SCIM was revoked.', about: CLIENT },
  'identity.sso-provider-created': {
    title: 'A provider of single sign-on was entered.',
    about: SSO_PROVIDER,
    data: { type: WORD },
  },
  'identity.sso-provider-changed': {
    title: 'A provider of single sign-on has changed.',
    about: SSO_PROVIDER,
  },
  'identity.role-created': { title: 'A role of the company was entered.', about: ROLE, data: { code: WORD } },
  'identity.role-changed': { title: 'A role of the company has changed.', about: ROLE, data: { code: WORD } },
  'identity.role-given': {
    title: 'A user was given roles of the company.',
    about: USER,
    data: { roles: WORDS },
  },
  'identity.role-withdrawn': {
    title: 'Roles of the company were taken away from a user.',
    about: USER,
    data: { roles: WORDS },
  },
  'identity.role-conflict-created': {
    title: 'Two roles must not meet in one person from now on.',
    about: CONFLICT,
    data: { roles: WORDS },
  },
  'identity.role-conflict-ended': {
    title: 'Two roles may meet in one person again.',
    about: CONFLICT,
    data: { roles: WORDS },
  },
  'identity.role-exception-approved': {
    title: 'Two roles may meet in one user for a time.',
    about: USER,
    data: { roles: WORDS },
  },
  'identity.break-glass-begun': {
    title: 'Somebody has broken the glass.',
    about: GLASS,
    data: { code: WORD, minutes: COUNT },
  },
  'identity.break-glass-ended': { title: 'What was taken in an emergency was given back.', about: GLASS },
  'identity.break-glass-expired': {
    title: 'What was taken in an emergency has ended by itself, at its time or with its session.',
    about: GLASS,
    data: { cause: WORD },
  },
  'identity.break-glass-reviewed': {
    title: 'Another person has signed whether breaking the glass was right.',
    about: GLASS,
    data: { disposition: WORD },
  },
  'identity.access-reviewed': {
    title: 'What a user holds was reviewed.',
    about: USER,
    data: { role: WORD, agencyId: ID, status: WORD },
  },
});
