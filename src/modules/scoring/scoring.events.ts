import { DATE, ID, WORD, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const MODEL = { type: 'scoring-model', path: '/api/v1/scoring-models/' } as const;

/** Events about models. No event tells the score of a quote. */
export const scoringEvents = defineEvents({
  'scoring.model-entered': {
    title: 'A model that scores quotes was entered; it scores in the shadow.',
    about: MODEL,
    data: { code: WORD, kind: WORD, productType: WORD, expirationDate: DATE },
  },
  'scoring.model-approved': {
    title: 'A model was approved by somebody else.',
    about: MODEL,
    data: { decidedBy: ID },
  },
  'scoring.model-activated': {
    title: 'A model is in use.',
    about: MODEL,
    data: { status: changeOf(WORD) },
  },
  'scoring.model-retired': {
    title: 'A model is no longer in use.',
    about: MODEL,
    data: { status: changeOf(WORD), reason: WORD },
  },
  'scoring.model-killed': {
    title: 'A model was stopped, with all that it did.',
    about: MODEL,
    data: { status: changeOf(WORD), reason: WORD },
  },
});
