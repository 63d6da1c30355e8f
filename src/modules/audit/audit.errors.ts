import { defineErrors } from '../../shared/errors.js';

export const auditError = defineErrors({
  'audit.entry-not-found': { kind: 'not-found', title: 'There is no such row in the audit trail.' },
  'audit.entry-not-sealed': {
    kind: 'unavailable',
    title: 'The row is not sealed yet; try again in a moment.',
  },
  'audit.nothing-sealed': { kind: 'not-found', title: 'Nothing was sealed in that time.' },
  'audit.period-backwards': { kind: 'invalid', title: 'The end of the time lies before its beginning.' },
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
});
