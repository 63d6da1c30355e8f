import { defineErrors } from '../../shared/errors.js';

export const rateImpactError = defineErrors({
  'policies.book-rating-not-found': { kind: 'not-found', title: 'There is no such re-rating of a book.' },
  'policies.book-rating-under-way': {
    kind: 'conflict',
    title: 'The same re-rating is under way already.',
  },
  'policies.book-rating-status': {
    kind: 'conflict',
    title: 'The re-rating is not in a status that allows this.',
  },
  'policies.book-rating-unfinished': {
    kind: 'conflict',
    title: 'The re-rating has no result, because it has not done the whole book.',
  },
  'policies.edition-not-found': {
    kind: 'rule-broken',
    title: 'There is no such edition of a rate manual to rate a book on.',
  },
  'policies.edition-withdrawn': {
    kind: 'rule-broken',
    title: 'The edition was withdrawn: no book is rated on it.',
  },
  'policies.edition-of-another-plan': {
    kind: 'rule-broken',
    title: 'Only editions of one plan can be compared on its book.',
  },
  'policies.nothing-to-compare': {
    kind: 'rule-broken',
    title: 'A book is not compared with itself.',
  },
  'policies.candidate-changed': {
    kind: 'conflict',
    title: 'The candidate edition was changed after the re-rating was asked for.',
  },
});
