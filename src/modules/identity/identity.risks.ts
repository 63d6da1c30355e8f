import { defineRiskyActions } from '../audit/index.js';

/** What changes who may do what, and what gives somebody a way in. */
defineRiskyActions({
  'identity.user-created': 'privileges',
  'identity.user-invited': 'privileges',
  'identity.user-changed': 'privileges',
  'identity.user-enabled': 'privileges',
  'identity.role-created': 'privileges',
  'identity.role-changed': 'privileges',
  'identity.role-given': 'privileges',
  'identity.role-conflict-ended': 'privileges',
  'identity.role-exception-approved': 'privileges',
  'identity.client-created': 'privileges',
  'identity.client-changed': 'privileges',
  'identity.client-activated': 'privileges',
  'identity.sso-provider-created': 'privileges',
  'identity.sso-provider-changed': 'privileges',
  'identity.sso-linked': 'credentials',
  'identity.client-secret-rotated': 'credentials',
  'identity.scim-token-created': 'credentials',
  'identity.factors-reset': 'credentials',
  'identity.reset-started': 'credentials',
  'identity.token-issued': 'credentials',
  'identity.user-unlocked': 'credentials',
  'identity.signing-key-rotated': 'credentials',
  'identity.token-reused': 'reuse',
});
