import { defineErrors } from '../../shared/errors.js';

/** The room's refusals. Sign-in has one for every wrong pair, so that an answer never tells which half was wrong. */
export const identityError = defineErrors({
  'identity.sign-in-failed': {
    kind: 'unauthenticated',
    title: 'E-mail or password is wrong, or the account cannot sign in',
  },
  'identity.sign-in-locked': {
    kind: 'too-many-requests',
    title: 'Too many failed sign-ins; the account rests for a while',
  },
  'identity.sign-in-busy': { kind: 'unavailable', title: 'Too many sign-ins at the same moment' },
  'identity.factor-wrong': { kind: 'unauthenticated', title: 'The code is wrong, was used, or is too old' },
  'identity.passkey-refused': {
    kind: 'unauthenticated',
    title: 'The passkey was not accepted: it is unknown, was used, or belongs to somebody else',
  },
  'identity.challenge-over': {
    kind: 'unauthenticated',
    title: 'The sign-in took too long or saw too many wrong codes; it begins anew',
  },
  'identity.last-factor': {
    kind: 'rule-broken',
    title: 'Your role needs a second factor: add another one first',
  },
  'identity.no-factors': { kind: 'not-found', title: 'The user has no second factor' },
  'identity.password-refused': {
    kind: 'rule-broken',
    title: 'The password does not meet the password policy',
  },
  'identity.password-unchanged': {
    kind: 'rule-broken',
    title: 'The new password is the current one',
  },
  'identity.password-wrong': { kind: 'rule-broken', title: 'The current password is wrong' },
  'identity.session-not-found': { kind: 'not-found', title: 'No such session, or it is over' },
  'identity.user-not-found': { kind: 'not-found', title: 'No such user' },
  'identity.name-missing': { kind: 'rule-broken', title: 'A user has a first name, a last name or both' },
  'identity.email-taken': { kind: 'conflict', title: 'Another user has this e-mail address' },
  'identity.agency-missing': { kind: 'rule-broken', title: 'An agent works for an agency' },
  'identity.agency-unknown': { kind: 'rule-broken', title: 'No such agency' },
  'identity.agency-closed': { kind: 'rule-broken', title: 'The agency is closed: nobody joins it' },
  'identity.own-account': {
    kind: 'rule-broken',
    title: 'Administrators cannot disable or demote themselves',
    isFourEyes: true,
  },
  'identity.last-admin': { kind: 'rule-broken', title: 'The last active administrator must stay one' },
  'identity.user-closed': {
    kind: 'rule-broken',
    title: 'The user cannot sign in, so there is nothing to send',
  },
  'identity.link-over': {
    kind: 'not-found',
    title: 'The link was used, is too old, or a newer one was sent',
  },
  'identity.mail-not-set-up': { kind: 'unavailable', title: 'Mails have no way out: SMTP_URL is not set' },
  'identity.mail-not-sent': { kind: 'unavailable', title: 'The mail server did not take the mail' },
  'identity.client-not-found': { kind: 'not-found', title: 'No such client' },
  'identity.client-id-taken': { kind: 'conflict', title: 'Another client has this client id' },
  'identity.client-terms': {
    kind: 'rule-broken',
    title: 'The registration of the client does not hold together',
  },
  'identity.client-without-secret': {
    kind: 'rule-broken',
    title: 'The client proves who it is without a secret',
  },
  'identity.sso-provider-not-found': { kind: 'not-found', title: 'No such provider of single sign-on' },
  'identity.sso-provider-name-taken': { kind: 'conflict', title: 'Another provider has this name' },
  'identity.sso-subject-taken': {
    kind: 'conflict',
    title: 'The provider opens another account for this person',
  },
  'identity.sso-identity-not-found': { kind: 'not-found', title: 'The user is nobody of this name there' },
  'identity.scim-client': {
    kind: 'rule-broken',
    title: 'The client is bound to no provider, or has not the scope identity.scim',
  },
  'identity.scim-token-time': { kind: 'rule-broken', title: 'The token ends within a year' },
  'identity.scim-tokens-full': {
    kind: 'conflict',
    title: 'Two tokens are open already: revoke one first',
  },
  'identity.scim-token-not-found': { kind: 'not-found', title: 'No such token, or it is revoked' },
  'identity.last-way-in': {
    kind: 'rule-broken',
    title: 'Nothing else opens your account: choose a password or add a passkey first',
  },
  'identity.sso-provider-terms': { kind: 'rule-broken', title: 'The provider does not hold together' },
  'identity.own-access': {
    kind: 'rule-broken',
    title: 'Nobody reviews, gives or excepts what they hold themselves',
    isFourEyes: true,
  },
  'identity.role-not-found': { kind: 'not-found', title: 'No such role' },
  'identity.role-unknown': { kind: 'rule-broken', title: 'No such role of the company that can be given' },
  'identity.role-code-taken': { kind: 'conflict', title: 'Another role has this code' },
  'identity.role-terms': { kind: 'rule-broken', title: 'The role does not hold together' },
  'identity.role-built-in': { kind: 'rule-broken', title: 'The role is built in and never changes' },
  'identity.role-beyond-own': {
    kind: 'forbidden',
    title: 'Nobody gives permissions that they do not hold',
  },
  'identity.role-held': { kind: 'conflict', title: 'The user holds the role already' },
  'identity.role-not-held': { kind: 'not-found', title: 'The user does not hold the role' },
  'identity.role-time': { kind: 'rule-broken', title: 'The time cannot be agreed to' },
  'identity.roles-in-conflict': {
    kind: 'rule-broken',
    title: 'These roles must not meet in one person',
  },
  'identity.conflict-not-found': { kind: 'not-found', title: 'No such conflict of roles, or it has ended' },
  'identity.conflict-terms': { kind: 'rule-broken', title: 'The conflict does not name two roles' },
  'identity.conflict-known': { kind: 'conflict', title: 'The two roles must not meet already' },
  'identity.access-changed': { kind: 'conflict', title: 'The user holds something else than was reviewed' },
  'identity.review-reason-missing': { kind: 'rule-broken', title: 'Ending what somebody holds has a reason' },
});
