import { defineErrors } from '../../../shared/errors.js';

export const underwritingError = defineErrors({
  'quoting.issue-not-found': { kind: 'not-found', title: 'There is no such underwriting issue.' },
  'quoting.authority-not-found': { kind: 'not-found', title: 'There is no such underwriting authority.' },
  'quoting.under-moratorium': {
    kind: 'rule-broken',
    title: 'Nothing of this kind is written here at present.',
  },
  'quoting.hold-not-found': { kind: 'not-found', title: 'There is no such hold.' },
});
