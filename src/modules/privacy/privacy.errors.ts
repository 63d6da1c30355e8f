import { defineErrors } from '../../shared/errors.js';

export const privacyError = defineErrors({
  'privacy.request-not-found': { kind: 'not-found', title: 'There is no such privacy request.' },
  'privacy.customer-not-found': { kind: 'not-found', title: 'There is no such customer.' },
  'privacy.request-open': {
    kind: 'conflict',
    title: 'A request of this kind of this customer is not answered yet.',
  },
  'privacy.received-late': { kind: 'invalid', title: 'A request cannot have been received in the future.' },
  'privacy.request-answered': { kind: 'conflict', title: 'The request has been answered.' },
  'privacy.not-verified': {
    kind: 'rule-broken',
    title: 'Whose data these are, and that it is that person who asks, has to be proven first.',
  },
  'privacy.wrong-kind': { kind: 'rule-broken', title: 'This is not what was asked for.' },
  'privacy.erasure-hindered': {
    kind: 'rule-broken',
    title: 'The customer cannot be erased yet: the law or the business with them stands against it.',
  },
});
