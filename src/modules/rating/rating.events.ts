import { DATE, ID, WORD, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const EDITION = { type: 'rating-edition', path: '/api/v1/rating/editions/' } as const;
const NAMED = { plan: WORD, label: WORD } as const;

export const ratingEvents = defineEvents({
  'rating.imported': {
    title: 'An edition of a rate manual was imported as a draft.',
    about: EDITION,
    data: NAMED,
  },
  'rating.copied': {
    title: 'A draft was made of another edition.',
    about: EDITION,
    data: { ...NAMED, copyOf: ID },
  },
  'rating.edited': {
    title: 'A draft of an edition has changed.',
    about: EDITION,
    data: { plan: WORD, part: WORD },
  },
  'rating.filed': { title: 'An edition was filed for approval.', about: EDITION, data: NAMED },
  'rating.sent-back': { title: 'An edition was sent back to its author.', about: EDITION, data: NAMED },
  'rating.approved': { title: 'An edition was approved.', about: EDITION, data: NAMED },
  'rating.activated': {
    title: 'An edition rates from its dates on.',
    about: EDITION,
    data: { ...NAMED, newBusinessDate: DATE, renewalDate: DATE },
  },
  'rating.re-dated': {
    title: 'An edition got other dates.',
    about: EDITION,
    data: { ...NAMED, newBusinessDate: changeOf(DATE), renewalDate: changeOf(DATE) },
  },
  'rating.superseded': { title: 'A newer edition has taken over.', about: EDITION },
  'rating.restored': { title: 'An edition rates again.', about: EDITION },
  'rating.withdrawn': {
    title: 'An edition was withdrawn.',
    about: EDITION,
    data: { ...NAMED, status: WORD },
  },
});
