import { COUNT, DATE, ID } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const ANALYSIS = { type: 'book-rating', path: '/api/v1/book-ratings/' } as const;

export const rateImpactEvents = defineEvents({
  'policies.book-rating-started': {
    title: 'An analysis of rate impact has begun.',
    about: ANALYSIS,
    data: { candidateEditionId: ID, baselineEditionId: ID, inForceOn: DATE },
  },
  'policies.book-rated': {
    title: 'An analysis of rate impact is done.',
    about: ANALYSIS,
    data: { rated: COUNT, errors: COUNT },
  },
  'policies.book-rating-failed': { title: 'An analysis of rate impact has failed.', about: ANALYSIS },
});
