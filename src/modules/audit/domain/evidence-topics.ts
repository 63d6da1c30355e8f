import { named } from '../../../shared/named-list.js';

export const EVIDENCE_TOPICS = named('EvidenceTopic', [
  'access-reviews',
  'access-changes',
  'emergency-access',
  'sign-ins',
  'failed-sign-ins',
  'denials',
  'keys',
  'evidence-settings',
  'exports',
]);
export type EvidenceTopic = (typeof EVIDENCE_TOPICS)[number];

export interface TopicTerms {
  readonly title: string;
  /** The Trust Services Criteria (AICPA, TSP section 100) that auditors check with it. */
  readonly criteria: readonly string[];
  readonly actions: readonly string[];
  /** Each row is listed, for an auditor draws samples of what changed, and not of who came in by the door. */
  readonly isListed: boolean;
}

/** What of the trail is evidence of which control. */
export const TOPICS: Readonly<Record<EvidenceTopic, TopicTerms>> = {
  'access-reviews': {
    title: 'Reviews of what people hold',
    criteria: ['CC6.2', 'CC6.3'],
    actions: ['identity.access-reviewed'],
    isListed: true,
  },
  'access-changes': {
    title: 'Changes of users, roles and clients',
    criteria: ['CC6.2', 'CC6.3'],
    actions: [
      'identity.user-created',
      'identity.user-changed',
      'identity.user-disabled',
      'identity.user-enabled',
      'identity.user-unlocked',
      'identity.user-released',
      'identity.factors-reset',
      'identity.role-created',
      'identity.role-changed',
      'identity.role-given',
      'identity.role-withdrawn',
      'identity.role-conflict-created',
      'identity.role-conflict-ended',
      'identity.role-exception-approved',
      'identity.group-members-changed',
      'identity.sso-provider-created',
      'identity.sso-provider-changed',
      'identity.client-created',
      'identity.client-changed',
      'identity.client-activated',
      'identity.client-deactivated',
      'identity.scim-token-created',
      'identity.scim-token-revoked',
    ],
    isListed: true,
  },
  'emergency-access': {
    title: 'Emergency access, and tokens made at the command line',
    criteria: ['CC6.1', 'CC7.3'],
    actions: [
      'identity.break-glass-begun',
      'identity.break-glass-ended',
      'identity.break-glass-expired',
      'identity.break-glass-reviewed',
      'identity.token-issued',
    ],
    isListed: true,
  },
  'sign-ins': {
    title: 'Sign-ins',
    criteria: ['CC6.1'],
    actions: ['identity.signed-in'],
    isListed: false,
  },
  'failed-sign-ins': {
    title: 'Failed sign-ins, second factors and tokens that came twice',
    criteria: ['CC6.1', 'CC6.6', 'CC7.2'],
    actions: [
      'identity.sign-in-failed',
      'identity.sign-in-refused',
      'identity.factor-failed',
      'identity.token-reused',
    ],
    isListed: false,
  },
  denials: {
    title: 'What somebody was denied',
    criteria: ['CC6.1', 'CC7.2'],
    actions: ['identity.access-denied'],
    isListed: false,
  },
  keys: {
    title: 'Rotations of keys and secrets',
    criteria: ['CC6.1', 'CC6.7'],
    actions: [
      'identity.signing-key-announced',
      'identity.signing-key-rotated',
      'audit.seal-key-rotated',
      'encryption.rotated',
      'identity.client-secret-rotated',
      'webhooks.endpoint-secret-rotated',
    ],
    isListed: true,
  },
  'evidence-settings': {
    title: 'Changes of what is kept, watched and run',
    criteria: ['CC7.1', 'CC7.2', 'CC8.1'],
    actions: [
      'audit.retention-changed',
      'audit.hold-placed',
      'audit.hold-released',
      'audit.partition-archived',
      'audit.partition-dropped',
      'audit.alert-rule-added',
      'audit.alert-rule-changed',
      'audit.alert-rule-ended',
      'jobs.paused',
      'jobs.resumed',
    ],
    isListed: true,
  },
  exports: {
    title: 'Exports of many records, and what was shown in the clear',
    criteria: ['CC6.1', 'CC6.7'],
    actions: [
      'audit.trail-exported',
      'policies.exported',
      'quoting.exported',
      'privacy.exported',
      'customers.identifier-revealed',
    ],
    isListed: true,
  },
};

export const TOPIC_NAMES = Object.keys(TOPICS) as readonly EvidenceTopic[];
