import { defineErrors } from '../../shared/errors.js';

export const policyError = defineErrors({
  'policies.policy-not-found': { kind: 'not-found', title: 'There is no such policy.' },
  'policies.customer-gone': {
    kind: 'conflict',
    title: 'The customer of the quote was deleted or merged meanwhile.',
  },
  'policies.effective-date-passed': {
    kind: 'rule-broken',
    title: 'Cover would begin in the past, which needs an underwriter.',
  },
});
