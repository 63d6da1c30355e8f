import { defineErrors } from '../../shared/errors.js';

export const sanctionsError = defineErrors({
  'sanctions.possible-match': {
    kind: 'conflict',
    title:
      'Somebody has the name of an entry of the list of sanctions, and nobody has found yet that it is somebody else.',
  },
  'sanctions.list-unavailable': {
    kind: 'unavailable',
    title: 'The list of sanctions cannot be read, so nobody is paid or insured.',
  },
  'sanctions.entry-unmatched': {
    kind: 'rule-broken',
    title: 'The name is not one of this entry of the list of sanctions.',
  },
  'sanctions.match-cleared': {
    kind: 'conflict',
    title: 'Somebody has found already that this is not whom the entry means.',
  },
  'sanctions.finding-not-found': { kind: 'not-found', title: 'There is no such finding.' },
  'sanctions.finding-status': {
    kind: 'conflict',
    title: 'What was found has been decided, or reported, or is none that is reported.',
  },
  'sanctions.own-decision': {
    kind: 'forbidden',
    title: 'Whoever has decided on what was found does not take it back.',
    isFourEyes: true,
  },
  'sanctions.report-day': {
    kind: 'rule-broken',
    title: 'A report is made after something was found, and not after today.',
  },
  'sanctions.clearance-not-found': { kind: 'not-found', title: 'There is no such clearance.' },
  'sanctions.clearance-withdrawn': { kind: 'conflict', title: 'The clearance is withdrawn already.' },
});
