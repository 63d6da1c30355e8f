import {
  COUNT,
  COUNTS,
  DATE,
  FLAG,
  ID,
  MONEY,
  WORD,
  WORDS,
  changeOf,
} from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const POLICY = { type: 'policy', path: '/api/v1/policies/' } as const;
const NOTICE = { type: 'notice', path: '/api/v1/notices/' } as const;
const ENTRY = { effectiveOn: DATE, sequence: COUNT, premium: changeOf(MONEY) } as const;

export const policiesEvents = defineEvents({
  'policies.binding-held': {
    title:
      'A quote was not bound, because the customer, or a driver, has the name of somebody on the list of sanctions.',
    about: { type: 'quote', path: '/api/v1/quotes/' },
    data: { listEntries: WORDS, listVersion: WORD },
  },
  'policies.change-held': {
    title: 'A policy was not changed, because somebody has the name of one on the list of sanctions.',
    about: POLICY,
    data: { listEntries: WORDS, listVersion: WORD },
  },
  'policies.sanctions-match-found': {
    title: 'A policy names somebody who has the name of one on the list of sanctions.',
    about: POLICY,
    data: { listEntries: WORDS, listVersion: WORD },
  },
  'policies.bound': {
    title: 'A policy was issued from a quote.',
    about: POLICY,
    data: { policyNumber: WORD, quoteId: ID, totalPremium: MONEY },
  },
  'policies.renewed': {
    title: 'The next term of a policy has been booked.',
    about: POLICY,
    data: { policyNumber: WORD, renews: WORD, renewalId: ID, totalPremium: MONEY },
  },
  'policies.endorsed': {
    title: 'A policy was changed.',
    about: POLICY,
    data: { ...ENTRY, fields: WORDS, rebooked: COUNTS },
  },
  'policies.change-referred': {
    title: 'A change was put before underwriters.',
    about: POLICY,
    data: { referralId: ID, effectiveOn: DATE, fields: WORDS },
  },
  'policies.anniversary-booked': {
    title: 'The next year of a term of several years was booked.',
    about: POLICY,
    data: { year: COUNT, effectiveOn: DATE, sequence: COUNT },
  },
  'policies.cancellation-scheduled': {
    title: 'The end of cover was announced.',
    about: POLICY,
    data: { effectiveOn: DATE, requestedBy: WORD, reason: WORD, noticeDays: COUNT, sequence: COUNT },
  },
  'policies.cancellation-rescinded': {
    title: 'An announced cancellation was taken back.',
    about: POLICY,
    data: { effectiveOn: DATE, reason: WORD, sequence: COUNT },
  },
  'policies.cancelled': {
    title: 'Cover has been ended before its term.',
    about: POLICY,
    data: { ...ENTRY, requestedBy: WORD, reason: WORD, refundMethod: WORD, isFreeLook: FLAG },
  },
  'policies.reinstated': {
    title: 'A canceled policy covers again.',
    about: POLICY,
    data: { ...ENTRY, cancelledOn: DATE, hasLapse: FLAG },
  },
  'policies.non-renewed': {
    title: 'It was announced that a policy will not be renewed.',
    about: POLICY,
    data: { expirationDate: DATE, requestedBy: WORD, reason: WORD, noticeDays: COUNT, sequence: COUNT },
  },
  'policies.non-renewal-withdrawn': {
    title: 'A policy may be renewed after all.',
    about: POLICY,
    data: { expirationDate: DATE, reason: WORD, sequence: COUNT },
  },
  'policies.status-changed': {
    title: 'A policy has become in force, expired or canceled with the day.',
    about: POLICY,
    data: { policyNumber: WORD, status: changeOf(WORD) },
  },
  'policies.party-added': {
    title: 'A party, such as a mortgagee, was added to a policy.',
    about: POLICY,
    data: { partyId: ID, role: WORD, itemId: WORD, effectiveDate: DATE },
  },
  'policies.party-ended': {
    title: 'A party of a policy got its end.',
    about: POLICY,
    data: { partyId: ID, role: WORD, expirationDate: DATE },
  },
  'policies.beneficiaries-designated': {
    title: 'The owner of a life policy has said anew whom it pays.',
    about: POLICY,
    data: { designationId: ID, signedOn: DATE, beneficiaries: COUNT, consents: COUNT },
  },
  'policies.notice-mailed': {
    title: 'A notice was mailed.',
    about: NOTICE,
    data: { policyId: ID, kind: WORD },
  },
  'policies.notice-returned': {
    title: 'A notice came back undelivered.',
    about: NOTICE,
    data: { policyId: ID, kind: WORD },
  },
});
