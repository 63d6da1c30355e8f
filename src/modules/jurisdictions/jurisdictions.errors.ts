import { defineErrors } from '../../shared/errors.js';

export const jurisdictionError = defineErrors({
  'rating.state-fact-not-found': { kind: 'not-found', title: 'There is no such fact of a state.' },
  'rating.state-fact-invalid': { kind: 'invalid', title: 'This is no fact of its kind.' },
  'rating.state-fact-overlaps': {
    kind: 'conflict',
    title: 'Another fact of this kind holds at the same time.',
  },
  'rating.state-fact-reviewed': { kind: 'conflict', title: 'The fact has been reviewed already.' },
  'rating.reviewer-is-author': {
    kind: 'forbidden',
    title: 'A fact is reviewed by somebody who has neither entered nor ended it.',
    isFourEyes: true,
  },
});
