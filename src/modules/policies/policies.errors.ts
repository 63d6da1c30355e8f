import { defineErrors } from '../../shared/errors.js';

export const policyError = defineErrors({
  'policies.policy-not-found': { kind: 'not-found', title: 'There is no such policy.' },
  'policies.effective-date-passed': {
    kind: 'rule-broken',
    title: 'Cover would begin in the past, which needs an underwriter.',
  },
});
