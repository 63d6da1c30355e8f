import { ID, WORD, WORDS } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const CUSTOMER = { type: 'customer', path: '/api/v1/customers/' } as const;

export const customersEvents = defineEvents({
  'customers.created': { title: 'A customer was entered.', about: CUSTOMER, data: { kind: WORD } },
  'customers.updated': {
    title: 'Particulars of a customer have changed.',
    about: CUSTOMER,
    data: { fields: WORDS },
  },
  'customers.merged': {
    title: 'A customer who was entered twice is now another one.',
    about: CUSTOMER,
    data: { into: ID },
  },
  'customers.merge-received': {
    title: 'A duplicate was merged into the customer.',
    about: CUSTOMER,
    data: { from: ID, filledFields: WORDS },
  },
  'customers.deleted': {
    title: 'A customer without contracts was removed.',
    about: CUSTOMER,
    data: { kind: WORD },
  },
  'customers.sanctions-match-found': {
    title: 'A customer has the name of somebody on the list of sanctions.',
    about: CUSTOMER,
    data: { listEntries: WORDS, listVersion: WORD },
  },
  'customers.sanctions-match-cleared': {
    title: 'Somebody has found that a customer is not whom an entry of the list of sanctions means.',
    about: CUSTOMER,
    data: { listEntry: WORD, listVersion: WORD },
  },
  'customers.sanctions-clearance-withdrawn': {
    title: 'A clearance of a customer was a mistake, and holds no longer.',
    about: CUSTOMER,
    data: { clearanceId: ID, listEntry: WORD },
  },
  'customers.identifier-entered': {
    title: 'An identifier of a customer was entered. What it says is told to nobody.',
    about: CUSTOMER,
    data: { id: ID, kind: WORD },
  },
  'customers.identifier-corrected': {
    title: 'An identifier of a customer was corrected.',
    about: CUSTOMER,
    data: { id: ID, kind: WORD },
  },
  'customers.identifier-removed': {
    title: 'An identifier of a customer was removed.',
    about: CUSTOMER,
    data: { id: ID, kind: WORD },
  },
  'customers.identifier-revealed': {
    title: 'Somebody has been shown an identifier of a customer in full.',
    about: CUSTOMER,
    data: { id: ID, kind: WORD },
  },
});
