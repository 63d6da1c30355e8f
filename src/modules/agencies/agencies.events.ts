import { WORD, WORDS, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const AGENCY = { type: 'agency', path: '/api/v1/agencies/' } as const;
const COMPANY = { type: 'company', path: '/api/v1/companies/' } as const;

export const agenciesEvents = defineEvents({
  'agencies.created': { title: 'An agency was entered.', about: AGENCY, data: { code: WORD, name: WORD } },
  'agencies.changed': {
    title: 'Particulars of an agency have changed.',
    about: AGENCY,
    data: { fields: WORDS },
  },
  'agencies.suspended': {
    title: 'An agency was suspended: it may sell nothing.',
    about: AGENCY,
    data: { status: changeOf(WORD) },
  },
  'agencies.reinstated': {
    title: 'A suspended agency may sell again.',
    about: AGENCY,
    data: { status: changeOf(WORD) },
  },
  'agencies.closed': { title: 'An agency was closed.', about: AGENCY, data: { status: changeOf(WORD) } },
  'agencies.deleted': {
    title: 'An agency that nothing refers to was removed.',
    about: AGENCY,
    data: { code: WORD, name: WORD },
  },
  'agencies.company-created': {
    title: 'A writing company was entered.',
    about: COMPANY,
    data: { code: WORD, legalName: WORD, naicNumber: WORD },
  },
  'agencies.company-changed': {
    title: 'Particulars of a writing company have changed.',
    about: COMPANY,
    data: { fields: WORDS },
  },
  'agencies.company-closed': {
    title: 'A writing company takes no new business.',
    about: COMPANY,
    data: { status: changeOf(WORD) },
  },
  'agencies.company-reopened': {
    title: 'A writing company takes business again.',
    about: COMPANY,
    data: { status: changeOf(WORD) },
  },
});
