import { defineErrors } from '../../shared/errors.js';

export const renewalError = defineErrors({
  'policies.renewal-not-found': { kind: 'not-found', title: 'There is no such renewal.' },
  'policies.renewal-status': {
    kind: 'conflict',
    title: 'The renewal is not in a status that allows this.',
  },
  'policies.renewal-authority': {
    kind: 'forbidden',
    title: 'An underwriter with the authority has to approve this renewal.',
  },
  'policies.renewal-stale': {
    kind: 'conflict',
    title: 'The policy was changed after its renewal was rated: rate it again first.',
  },
  'policies.renewal-late': {
    kind: 'conflict',
    title: 'The term has ended, and renewing it late takes an underwriter.',
  },
  'policies.renewal-early': {
    kind: 'conflict',
    title: 'It is too early to prepare the renewal, unless an underwriter does.',
  },
});
