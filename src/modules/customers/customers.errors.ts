import { defineErrors } from '../../shared/errors.js';

export const customerError = defineErrors({
  'customers.customer-not-found': { kind: 'not-found', title: 'There is no such customer.' },
  'customers.external-id-taken': { kind: 'conflict', title: 'Another customer has this external id.' },
  'customers.invalid-data': { kind: 'invalid', title: 'The data do not fit the kind of the customer.' },
});
