import { DATE, WORD, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const FACT = { type: 'state-fact', path: '/api/v1/rating/state-facts/' } as const;

export const jurisdictionsEvents = defineEvents({
  'rating.state-fact-added': {
    title: 'A fact of the law of a state was entered.',
    about: FACT,
    data: {
      state: WORD,
      productType: WORD,
      kind: WORD,
      key: WORD,
      effectiveDate: DATE,
      expirationDate: DATE,
    },
  },
  'rating.state-fact-ended': {
    title: 'A fact of the law of a state got its end.',
    about: FACT,
    data: { expirationDate: changeOf(DATE) },
  },
  'rating.state-fact-reviewed': { title: 'A fact of the law of a state was reviewed.', about: FACT },
});
