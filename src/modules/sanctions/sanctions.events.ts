import { COUNT, DATE, ID, WORD, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const FINDING = { type: 'sanctions-finding', path: '/api/v1/sanctions-findings/' } as const;

export const sanctionsEvents = defineEvents({
  'sanctions.finding-decided': {
    title: 'Somebody has said whether the list of sanctions means one who was found on it.',
    about: FINDING,
    data: { status: WORD, subjectType: WORD, subjectId: ID },
  },
  'sanctions.decision-withdrawn': {
    title: 'A decision on one who was found on the list of sanctions was a mistake.',
    about: FINDING,
    data: { status: changeOf(WORD), subjectType: WORD, subjectId: ID },
  },
  'sanctions.finding-reported': {
    title: 'A report of one who is on the list of sanctions went to OFAC.',
    about: FINDING,
    data: { reportedOn: DATE, subjectType: WORD, subjectId: ID },
  },
  'sanctions.portfolio-screened': {
    title: 'Everybody who was known was looked for on a list of sanctions that had changed.',
    about: { type: 'sanctions-portfolio', path: null },
    data: { listVersion: WORD, count: COUNT, matches: COUNT },
  },
});
