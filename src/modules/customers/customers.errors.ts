import { defineErrors } from '../../shared/errors.js';

export const customerError = defineErrors({
  'customers.customer-not-found': { kind: 'not-found', title: 'There is no such customer.' },
  'customers.external-id-taken': { kind: 'conflict', title: 'Another customer has this external id.' },
  'customers.customer-merged': {
    kind: 'conflict',
    title: 'The customer was merged into another one, who is the one to change.',
  },
  'customers.survivor-not-found': { kind: 'rule-broken', title: 'There is no such customer to merge into.' },
  'customers.merge-differs': { kind: 'rule-broken', title: 'The two are not one customer.' },
  'customers.merge-across-agencies': {
    kind: 'rule-broken',
    title: 'Customers of two agencies are not merged: each is the business of its own.',
  },
  'customers.agency-missing': {
    kind: 'rule-broken',
    title: 'An agent works for an agency, and this account has none: an administrator names it.',
  },
  'customers.identifier-not-found': { kind: 'not-found', title: 'The customer has no such identifier.' },
  'customers.identifier-known': { kind: 'conflict', title: 'The customer has this identifier already.' },
  'customers.identifier-invalid': { kind: 'invalid', title: 'This is no identifier of its kind.' },
  'customers.one-of-a-kind': {
    kind: 'rule-broken',
    title: 'Nobody has two identifiers of this kind: correct the one that is there.',
  },
  'customers.invalid-data': { kind: 'invalid', title: 'The data do not fit the kind of the customer.' },
});
