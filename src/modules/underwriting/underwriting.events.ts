import { DATE, ID, WORD, WORDS, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const ISSUE = { type: 'underwriting-issue', path: '/api/v1/underwriting/issues/' } as const;
const AUTHORITY = { type: 'underwriting-authority', path: '/api/v1/underwriting/authorities/' } as const;
const MORATORIUM = { type: 'underwriting-hold', path: '/api/v1/underwriting/holds/' } as const;
const BUREAU = { type: 'consumer-report-agency', path: '/api/v1/underwriting/report-agencies/' } as const;

export const underwritingEvents = defineEvents({
  'quoting.report-agency-added': {
    title: 'A consumer reporting agency was entered.',
    about: BUREAU,
    data: { code: WORD, name: WORD },
  },
  'quoting.report-agency-changed': {
    title: 'Particulars of a consumer reporting agency have changed.',
    about: BUREAU,
  },
  'quoting.issue-claimed': { title: 'An underwriter has taken a referral.', about: ISSUE },
  'quoting.issue-released': { title: 'A referral was given back to the queue.', about: ISSUE },
  'quoting.issue-approved': {
    title: 'A referral was approved.',
    about: ISSUE,
    data: { code: WORD, status: changeOf(WORD) },
  },
  'quoting.issue-declined': {
    title: 'A referral was declined.',
    about: ISSUE,
    data: { code: WORD, status: changeOf(WORD) },
  },
  'quoting.issue-reopened': {
    title: 'An approval was taken back.',
    about: ISSUE,
    data: { status: changeOf(WORD) },
  },
  'quoting.authority-granted': {
    title: 'An underwriting authority was granted.',
    about: AUTHORITY,
    data: { code: WORD, role: WORD, userId: ID, effectiveDate: DATE, expirationDate: DATE },
  },
  'quoting.authority-ended': {
    title: 'An underwriting authority got its end.',
    about: AUTHORITY,
    data: { expirationDate: changeOf(DATE) },
  },
  'quoting.hold-placed': {
    title: 'A moratorium stops business in an area.',
    about: MORATORIUM,
    data: {
      state: WORD,
      zipPrefixes: WORDS,
      productTypes: WORDS,
      transactions: WORDS,
      effectiveDate: DATE,
      expirationDate: DATE,
    },
  },
  'quoting.hold-ended': {
    title: 'A moratorium got its end.',
    about: MORATORIUM,
    data: { expirationDate: changeOf(DATE) },
  },
});
