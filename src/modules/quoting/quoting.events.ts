import { COUNT, DATE, ID, MONEY, WORD, WORDS, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const QUOTE = { type: 'quote', path: '/api/v1/quotes/' } as const;
const GROUP = { type: 'quote_group', path: '/api/v1/quote-groups/' } as const;
const VALIDITY = { type: 'quote-validity', path: '/api/v1/quote-validities/' } as const;
const PRICE = { version: COUNT, status: WORD, totalPremium: MONEY, editionId: ID } as const;

export const quotingEvents = defineEvents({
  'quoting.drafted': { title: 'A quote was begun.', about: QUOTE, data: { status: WORD } },
  'quoting.draft-changed': { title: 'A draft was filled in further.', about: QUOTE, data: { fields: WORDS } },
  'quoting.created': { title: 'A quote was rated and kept.', about: QUOTE, data: PRICE },
  'quoting.rated': { title: 'A draft got its price.', about: QUOTE, data: PRICE },
  'quoting.superseded': {
    title: 'A newer version has taken the place of the quote.',
    about: QUOTE,
    data: { supersededBy: ID },
  },
  'quoting.released': {
    title: 'Underwriting has released the quote.',
    about: QUOTE,
    data: { status: changeOf(WORD) },
  },
  'quoting.declined': {
    title: 'Underwriting has declined the quote.',
    about: QUOTE,
    data: { status: changeOf(WORD) },
  },
  'quoting.expired': { title: 'The price of a quote no longer holds.', about: QUOTE, data: { status: WORD } },
  'quoting.bound': { title: 'A policy was issued from the quote.', about: QUOTE, data: { policyId: ID } },
  'quoting.group-created': {
    title: 'Alternatives of one risk were quoted together.',
    about: GROUP,
    data: { alternatives: WORDS },
  },
  'quoting.validity-set': {
    title: 'For how long quotes hold was set.',
    about: VALIDITY,
    data: { productType: WORD, state: WORD, validDays: COUNT, effectiveDate: DATE, expirationDate: DATE },
  },
  'quoting.validity-ended': {
    title: 'A setting for how long quotes hold got its end.',
    about: VALIDITY,
    data: { expirationDate: changeOf(DATE) },
  },
});
