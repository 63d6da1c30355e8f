import type { ErrorDetails } from '../../shared/errors.js';
import { defineErrors } from '../../shared/errors.js';

export const underwritingError = defineErrors({
  'quoting.issue-not-found': { kind: 'not-found', title: 'There is no such underwriting issue.' },
  'quoting.issue-status': { kind: 'conflict', title: 'The issue is not in a status that allows this.' },
  'quoting.issue-claimed': { kind: 'conflict', title: 'Somebody else has claimed the issue.' },
  'quoting.referred-already': {
    kind: 'conflict',
    title: 'The same matter is before underwriters already.',
  },
  'quoting.subject-ended': {
    kind: 'conflict',
    title: 'What the issue is about has come to its end.',
  },
  'quoting.approval-invalid': { kind: 'invalid', title: 'The terms of the approval do not fit.' },
  'quoting.authority-missing': {
    kind: 'forbidden',
    title: 'This takes an underwriting authority that you do not hold.',
  },
  'quoting.own-business': {
    kind: 'forbidden',
    title: 'Business of one’s own is approved by somebody else.',
    isFourEyes: true,
  },
  'quoting.report-invalid': { kind: 'invalid', title: 'The consumer report does not fit.' },
  'quoting.report-agency-taken': {
    kind: 'conflict',
    title: 'There is a consumer reporting agency of this code, or another default one, already.',
  },
  'quoting.report-agency-not-found': {
    kind: 'not-found',
    title: 'There is no such consumer reporting agency.',
  },
  'quoting.adverse-action-not-found': { kind: 'not-found', title: 'There is no such adverse action.' },
  'quoting.notice-incomplete': {
    kind: 'conflict',
    title: 'The notice has to name the consumer reporting agency, and none is known.',
  },
  'quoting.authority-invalid': { kind: 'invalid', title: 'The grant of authority does not fit together.' },
  'quoting.authority-own': {
    kind: 'forbidden',
    title: 'Nobody grants an authority to oneself, nor changes one’s own.',
    isFourEyes: true,
  },
  'quoting.authority-not-found': { kind: 'not-found', title: 'There is no such underwriting authority.' },
  'quoting.under-moratorium': {
    kind: 'rule-broken',
    title: 'Nothing of this kind is written here at present.',
  },
  'quoting.hold-invalid': { kind: 'invalid', title: 'The dates of the moratorium do not fit.' },
  'quoting.hold-not-found': { kind: 'not-found', title: 'There is no such moratorium.' },
  'quoting.referral-open': { kind: 'conflict', title: 'An underwriter has to approve the quote first.' },
  'quoting.underwriting-declined': { kind: 'conflict', title: 'Underwriting has declined it.' },
  'quoting.customer-not-found': {
    kind: 'rule-broken',
    title: 'The quote names a customer that does not exist.',
  },
});

export function referralOpen(details: ErrorDetails = {}): Error {
  return underwritingError('quoting.referral-open', details);
}

export function unknownCustomer(): Error {
  const detail = 'is not a customer you can quote for (deleted or merged ones are none)';
  return underwritingError('quoting.customer-not-found', { errors: [{ pointer: '/customerId', detail }] });
}
