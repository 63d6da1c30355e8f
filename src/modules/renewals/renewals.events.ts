import { ID, MONEY, WORD, WORDS, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const RENEWAL = { type: 'renewal', path: '/api/v1/renewals/' } as const;
const OFFER = { policyId: ID, policyNumber: WORD, premium: changeOf(MONEY) } as const;

export const renewalsEvents = defineEvents({
  'policies.renewal-prepared': {
    title: 'The next term was rated ahead of time.',
    about: RENEWAL,
    data: OFFER,
  },
  'policies.renewal-referred': { title: 'Underwriters have to see a renewal.', about: RENEWAL, data: OFFER },
  'policies.renewal-blocked': { title: 'A renewal could not be rated.', about: RENEWAL, data: OFFER },
  'policies.renewal-offered': {
    title: 'A renewal was offered to the customer.',
    about: RENEWAL,
    data: OFFER,
  },
  'policies.renewal-approved': {
    title: 'Underwriters have approved a renewal.',
    about: RENEWAL,
    data: { status: changeOf(WORD) },
  },
  'policies.renewal-withdrawn': {
    title: 'A renewal was withdrawn.',
    about: RENEWAL,
    data: { status: changeOf(WORD) },
  },
  'policies.renewal-held': {
    title: 'A renewal waits, because somebody has the name of one on the list of sanctions.',
    about: RENEWAL,
    data: { policyNumber: WORD, listEntries: WORDS, listVersion: WORD },
  },
  'policies.renewal-lapsed': { title: 'An offer of renewal was not taken up.', about: RENEWAL },
});
