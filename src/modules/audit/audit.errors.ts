import { defineErrors } from '../../shared/errors.js';

export const auditError = defineErrors({
  'audit.entry-not-found': { kind: 'not-found', title: 'There is no such row in the audit trail.' },
  'audit.entry-not-sealed': {
    kind: 'unavailable',
    title: 'The row is not sealed yet; try again in a moment.',
  },
  'audit.nothing-sealed': { kind: 'not-found', title: 'Nothing was sealed in that time.' },
  'audit.resource-type-missing': { kind: 'invalid', title: 'Ids of resources are looked for by their type.' },
  'audit.period-backwards': { kind: 'invalid', title: 'The end of the time lies before its beginning.' },
  'audit.stream-archived': {
    kind: 'conflict',
    title: 'Rows behind the cursor were archived; restore their months, or begin anew.',
  },
  'audit.hold-not-found': { kind: 'not-found', title: 'No legal hold of that matter is in force.' },
  'audit.hold-in-force': { kind: 'conflict', title: 'The matter holds one of the subjects already.' },
  'audit.retention-not-found': {
    kind: 'not-found',
    title: 'Nothing is known of how long such records are kept.',
  },
  'audit.retention-too-short': {
    kind: 'rule-broken',
    title: 'The law asks for these records to be kept longer.',
  },
  'audit.alert-not-found': { kind: 'not-found', title: 'There is no such alert.' },
  'audit.alert-status': { kind: 'conflict', title: 'The alert has been taken up or closed already.' },
  'audit.own-alert': {
    kind: 'forbidden',
    title: 'An alert about somebody is closed by another person.',
    isFourEyes: true,
  },
  'audit.alert-rule-not-found': { kind: 'not-found', title: 'There is no such rule of alerts.' },
  'audit.alert-rule-exists': { kind: 'conflict', title: 'There is a rule of alerts with that code.' },
  'audit.alert-rule-invalid': { kind: 'invalid', title: 'The rule of alerts does not fit together.' },
  'audit.alert-rule-over': { kind: 'conflict', title: 'The rule of alerts is ended.' },
  'audit.mail-not-set-up': { kind: 'unavailable', title: 'No way out for mails is set up.' },
});
