import { defineErrors } from '../../shared/errors.js';

export const webhookError = defineErrors({
  'webhooks.endpoint-not-found': { kind: 'not-found', title: 'There is no such webhook endpoint.' },
  'webhooks.endpoint-invalid': {
    kind: 'invalid',
    title: 'Nothing can be delivered to such an endpoint.',
  },
  'webhooks.endpoint-status': {
    kind: 'conflict',
    title: 'The endpoint is in that state already.',
  },
  'webhooks.too-many-endpoints': {
    kind: 'rule-broken',
    title: 'There are as many endpoints as there may be.',
  },
  'webhooks.delivery-not-found': { kind: 'not-found', title: 'There is no such delivery.' },
  'webhooks.event-type-unknown': { kind: 'invalid', title: 'There is no such event in the catalog.' },
});
