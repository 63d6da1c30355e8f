import { defineErrors } from '../../shared/errors.js';

export const quotingError = defineErrors({
  'quoting.quote-not-found': { kind: 'not-found', title: 'There is no such quote.' },
  'quoting.product-not-found': { kind: 'not-found', title: 'There is no such product.' },
  'quoting.customer-of-another-agency': {
    kind: 'rule-broken',
    title: 'The quote belongs to an agency, and the customer to another one or to none.',
  },
  'quoting.effective-date-out-of-reach': {
    kind: 'rule-broken',
    title: 'Coverage may begin at most 30 days back and 180 days ahead.',
  },
  'quoting.zip-outside-state': {
    kind: 'rule-broken',
    title: 'The ZIP code of the risk does not lie in its state.',
  },
  'quoting.draft-incomplete': {
    kind: 'rule-broken',
    title: 'The draft lacks something that the manual asks for.',
  },
  'quoting.quote-already-rated': { kind: 'conflict', title: 'The quote has been rated and does not change.' },
  'quoting.quote-not-rated': { kind: 'conflict', title: 'The draft has not been rated yet.' },
  'quoting.already-bound': { kind: 'conflict', title: 'The quote is already bound.' },
  'quoting.quote-superseded': {
    kind: 'conflict',
    title: 'A newer version of the quote has taken its place.',
  },
  'quoting.alternative-chosen': { kind: 'conflict', title: 'Another alternative of the group was bound.' },
  'quoting.group-not-found': { kind: 'not-found', title: 'There is no such group of alternatives.' },
  'quoting.alternatives-alike': {
    kind: 'invalid',
    title: 'Alternatives need names and coverage selections of their own.',
  },
  'quoting.alternative-shares-risk': {
    kind: 'rule-broken',
    title: 'Alternatives differ in their coverage selections only.',
  },
  'quoting.quote-expired': { kind: 'conflict', title: 'The quote has expired.' },
  'quoting.quote-declined': { kind: 'conflict', title: 'The quote was declined.' },
  'quoting.validity-not-found': { kind: 'not-found', title: 'There is no such setting.' },
  'quoting.validity-invalid': { kind: 'invalid', title: 'The setting ends before it begins.' },
  'quoting.validity-overlaps': {
    kind: 'conflict',
    title: 'Another setting for the same holds at that time.',
  },
  'quoting.version-mismatch': { kind: 'conflict', title: 'Another version of the quote was named.' },
});
