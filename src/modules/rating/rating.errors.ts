import { defineErrors } from '../../shared/errors.js';

export const ratingError = defineErrors({
  'rating.invalid-risk': { kind: 'invalid', title: 'The risk cannot be rated as it was described.' },
  'rating.no-table-row': {
    kind: 'rule-broken',
    title: 'The manual has no rate for this combination of characteristics.',
  },
  'rating.incomplete-for-binding': {
    kind: 'rule-broken',
    title: 'The manual asks for more before this can be bound.',
  },
  'rating.premium-out-of-range': {
    kind: 'rule-broken',
    title: 'The premium is beyond any amount that can be charged.',
  },
  'rating.too-much-work': {
    kind: 'rule-broken',
    title:
      'Rating this takes more work than one premium may: its lists are too long for what the manual asks of them.',
  },
  'rating.overloaded': {
    kind: 'unavailable',
    title: 'Large manuals are being worked on, more than can be waited for; ask again in a moment.',
  },
  'rating.cap-leaves-no-room': {
    kind: 'rule-broken',
    title: 'With every level at its bound, or without any premium, the book cannot change as intended.',
  },
  'rating.no-manual': {
    kind: 'rule-broken',
    title: 'There is no rate manual for this product in this state.',
  },
  'rating.company-needed': {
    kind: 'rule-broken',
    title: 'Several companies rate this product in this state: name one.',
  },
  'rating.no-edition-in-force': {
    kind: 'rule-broken',
    title: 'No edition of the rate manual is in force on this date.',
  },
  'rating.edition-not-found': { kind: 'not-found', title: 'There is no such edition of a rate manual.' },
  'rating.worksheet-not-found': { kind: 'not-found', title: 'There is no such worksheet.' },
  'rating.only-in-force': {
    kind: 'forbidden',
    title: 'You may rate on the edition in force only: leave out the edition.',
  },
  'rating.manual-invalid': { kind: 'invalid', title: 'The rate manual is not acceptable as it stands.' },
  'rating.test-case-failed': {
    kind: 'rule-broken',
    title: 'The rate manual does not give the premiums that its own test cases expect.',
  },
  'rating.edition-exists': {
    kind: 'conflict',
    title: 'The plan already has an edition of this label with other content.',
  },
  'rating.edition-withdrawn': {
    kind: 'conflict',
    title: 'The edition was withdrawn and does not come back.',
  },
  'rating.plan-mismatch': {
    kind: 'conflict',
    title: 'The product, state and company already have a plan of another code.',
  },
  'rating.approver-is-author': {
    kind: 'forbidden',
    title: 'An edition is approved by somebody who had no hand in it, nor in what it was made from.',
    isFourEyes: true,
  },
  'rating.window-taken': { kind: 'conflict', title: 'Another edition of the plan begins on the same date.' },
  'rating.edition-status': {
    kind: 'conflict',
    title: 'This cannot be done with the edition in the status it has.',
  },
  'rating.edition-unsound': {
    kind: 'rule-broken',
    title: 'The edition does not pass its checks.',
  },
  'rating.banned-variable': {
    kind: 'rule-broken',
    title: 'The edition asks for something that must not rate in its state.',
  },
  'rating.edition-dates': {
    kind: 'invalid',
    title: 'Renewals of an edition do not begin before its new business.',
  },
  'rating.table-not-found': {
    kind: 'not-found',
    title: 'The edition has no such factor table in this coverage.',
  },
  'rating.table-invalid': { kind: 'invalid', title: 'The lines do not make a factor table.' },
});
