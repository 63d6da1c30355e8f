import { defineErrors } from '../../shared/errors.js';

export const scoringError = defineErrors({
  'scoring.model-not-found': { kind: 'not-found', title: 'There is no such model.' },
  'scoring.model-invalid': { kind: 'rule-broken', title: 'The model is not one that may score.' },
  'scoring.engine-missing': {
    kind: 'rule-broken',
    title: 'No engine is installed that computes models of this kind.',
  },
  'scoring.model-status': { kind: 'conflict', title: 'The model is not in a status that allows this.' },
  'scoring.own-model': { kind: 'forbidden', title: 'Whoever has entered a model does not approve it.' },
  'scoring.model-not-approved': {
    kind: 'rule-broken',
    title: 'The model has not been approved, so it only scores in the shadow.',
  },
  'scoring.model-expired': { kind: 'rule-broken', title: 'The approval of the model has expired.' },
});
