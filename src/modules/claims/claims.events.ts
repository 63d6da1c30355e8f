import { COUNT, DATE, FLAG, ID, MONEY, WORD, WORDS, changeOf } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const CLAIM = { type: 'claim', path: '/api/v1/claims/' } as const;
const CONTACT = { type: 'claim-contact', path: '/api/v1/claim-contacts/' } as const;
const AUTHORITY = { type: 'claim-authority', path: '/api/v1/claim-authorities/' } as const;
const RULE = { type: 'claim-reserve-rule', path: '/api/v1/claim-reserve-rules/' } as const;
const FRAUD_RULE = { type: 'claim-fraud-rule', path: '/api/v1/claim-fraud-rules/' } as const;
const ADJUSTER = { type: 'claim-adjuster', path: '/api/v1/claim-adjusters/' } as const;
const ASSIGNMENT_RULE = { type: 'claim-assignment-rule', path: '/api/v1/claim-assignment-rules/' } as const;
const CATASTROPHE = { type: 'claim-catastrophe', path: '/api/v1/claim-catastrophes/' } as const;
const TREATY = { type: 'reinsurance-treaty', path: '/api/v1/reinsurance-treaties/' } as const;
const RECEIPT = { type: 'reinsurance-receipt', path: '/api/v1/reinsurance-receipts/' } as const;
const TREATY_TERMS = {
  treatyNumber: WORD,
  version: COUNT,
  kind: WORD,
  effectiveDate: DATE,
  expirationDate: DATE,
} as const;
const STEP = { status: changeOf(WORD) } as const;
const TRANSACTION = { transactionId: ID, kind: WORD, amount: MONEY } as const;
const PAID = { transactionIds: WORDS, amount: MONEY, type: WORD, payees: COUNT } as const;
const RESERVE = { transactionId: ID, lineId: ID, amount: MONEY } as const;

export const claimsEvents = defineEvents({
  'claims.reported': {
    title: 'A loss was reported.',
    about: CLAIM,
    data: { claimNumber: WORD, policyId: ID, lossOn: DATE, channel: WORD, isCovered: FLAG },
  },
  'claims.notice-added': {
    title: 'A further notice of the same loss came in.',
    about: CLAIM,
    data: { channel: WORD },
  },
  'claims.completed': {
    title: 'Particulars of a claim were added.',
    about: CLAIM,
    data: { fields: WORDS, isCovered: FLAG },
  },
  'claims.verified': {
    title: 'Cover was verified anew.',
    about: CLAIM,
    data: { fields: WORDS, isCovered: FLAG },
  },
  'claims.incident-opened': {
    title: 'Something that was damaged or hurt was entered.',
    about: CLAIM,
    data: { incidentId: ID, kind: WORD },
  },
  'claims.exposure-opened': {
    title: 'A claim under a coverage was opened.',
    about: CLAIM,
    data: { exposureId: ID, coverage: WORD, part: WORD, claimantId: ID },
  },
  'claims.loss-assessed': {
    title: 'The loss of an exposure was assessed.',
    about: CLAIM,
    data: { exposureId: ID, lossAmount: changeOf(MONEY) },
  },
  'claims.death-recorded': {
    title: 'What is known of a death under a life policy was entered.',
    about: CLAIM,
    data: { manner: WORD, review: WORD, reviewReasons: WORDS },
  },
  'claims.death-reviewed': {
    title: 'A contract that was looked into after a death was found payable, or is contested.',
    about: CLAIM,
    data: { review: changeOf(WORD) },
  },
  'claims.death-settled': {
    title: 'What a death pays was divided among its beneficiaries.',
    about: CLAIM,
    data: { benefit: MONEY },
  },
  'claims.beneficiary-changed': {
    title: 'It stands otherwise with a beneficiary, or somebody else receives the money.',
    about: CLAIM,
    data: { beneficiaryId: ID, standing: changeOf(WORD), contactId: ID, hasNoDescendants: FLAG },
  },
  'claims.descendant-added': {
    title: 'A descendant takes the place of a beneficiary.',
    about: CLAIM,
    data: { beneficiaryId: ID, inPlaceOf: ID },
  },
  'claims.assigned': {
    title: 'Somebody else works on the claim.',
    about: CLAIM,
    data: { adjusterId: changeOf(ID), team: WORD },
  },
  'claims.adjuster-entered': {
    title: 'A user works on claims.',
    about: ADJUSTER,
    data: { userId: ID, team: WORD, isAvailable: FLAG },
  },
  'claims.adjuster-changed': {
    title: 'An adjuster works on other claims from now on, or is not available.',
    about: ADJUSTER,
    data: { userId: ID, team: WORD, isAvailable: FLAG },
  },
  'claims.assignment-rule-added': {
    title: 'A rule says which team a sort of claims goes to.',
    about: ASSIGNMENT_RULE,
    data: { priority: COUNT, team: WORD, skill: WORD, effectiveDate: DATE, expirationDate: DATE },
  },
  'claims.assignment-rule-ended': {
    title: 'A rule of assignment got another end.',
    about: ASSIGNMENT_RULE,
    data: { expirationDate: changeOf(DATE) },
  },
  'claims.role-added': {
    title: 'A person was named in a claim.',
    about: CLAIM,
    data: { contactId: ID, role: WORD },
  },
  'claims.role-ended': {
    title: 'A person is no longer named in a claim.',
    about: CLAIM,
    data: { roleId: ID },
  },
  'claims.reserve-set': { title: 'A reserve was set.', about: CLAIM, data: RESERVE },
  'claims.reserve-requested': {
    title: 'A reserve waits for somebody with more authority.',
    about: CLAIM,
    data: RESERVE,
  },
  'claims.payment-issued': { title: 'A payment was issued.', about: CLAIM, data: PAID },
  'claims.payment-requested': {
    title: 'A payment waits for somebody with more authority.',
    about: CLAIM,
    data: PAID,
  },
  'claims.transaction-approved': {
    title: 'A payment or reserve that waited was approved.',
    about: CLAIM,
    data: TRANSACTION,
  },
  'claims.transaction-declined': {
    title: 'A payment or reserve that waited was declined.',
    about: CLAIM,
    data: TRANSACTION,
  },
  'claims.payment-voided': { title: 'A payment was voided.', about: CLAIM, data: { transactionId: ID } },
  'claims.payment-stopped': {
    title: 'A payment was stopped at the bank.',
    about: CLAIM,
    data: { transactionId: ID },
  },
  'claims.payment-reissued': {
    title: 'A payment was issued anew.',
    about: CLAIM,
    data: { transactionId: ID, reissuedAs: WORD },
  },
  'claims.recovery-recorded': {
    title: 'Money was recovered, as by subrogation.',
    about: CLAIM,
    data: TRANSACTION,
  },
  'claims.recovery-voided': { title: 'A recovery was voided.', about: CLAIM, data: { transactionId: ID } },
  'claims.payments-stopped': { title: 'No payment of a claim may go out.', about: CLAIM },
  'claims.payments-resumed': { title: 'Payments of a claim may go out again.', about: CLAIM },
  'claims.review-begun': { title: 'An adjuster has begun to look into a claim.', about: CLAIM, data: STEP },
  'claims.approval-requested': {
    title: 'The approval of a claim waits for somebody with more authority.',
    about: CLAIM,
  },
  'claims.approved': {
    title: 'A claim was approved.',
    about: CLAIM,
    data: { ...STEP, coverage: WORD, amount: MONEY },
  },
  'claims.rights-reserved': {
    title: 'The insured was told that the policy may not cover the loss.',
    about: CLAIM,
    data: { documentId: ID, coverage: WORD },
  },
  'claims.denied': { title: 'A claim was denied.', about: CLAIM, data: STEP },
  'claims.withdrawn': { title: 'A claim was withdrawn.', about: CLAIM, data: STEP },
  'claims.closed': { title: 'A claim was closed.', about: CLAIM, data: STEP },
  'claims.reopened': { title: 'A claim was reopened.', about: CLAIM, data: STEP },
  'claims.merged': {
    title: 'A claim was found to be one that exists.',
    about: CLAIM,
    data: { ...STEP, into: ID },
  },
  'claims.deadline-missed': { title: 'Something on a claim is past its day.', about: CLAIM },
  'claims.subrogation-opened': {
    title: 'Somebody was found to be liable for a loss.',
    about: CLAIM,
    data: { subrogationId: ID, contactId: ID },
  },
  'claims.subrogation-demanded': {
    title: 'What was paid is asked back.',
    about: CLAIM,
    data: { subrogationId: ID, amount: MONEY },
  },
  'claims.counterparty-insured': {
    title: 'Somebody from whom something is to be asked back may be insured under the policy.',
    about: CLAIM,
    data: { subrogationId: ID, contactId: ID },
  },
  'claims.subrogation-closed': {
    title: 'Nothing more is asked back.',
    about: CLAIM,
    data: { subrogationId: ID },
  },
  'claims.lawsuit-opened': {
    title: 'A lawsuit over a claim was entered.',
    about: CLAIM,
    data: { lawsuitId: ID, dueOn: DATE },
  },
  'claims.lawsuit-ended': {
    title: 'A lawsuit over a claim has ended.',
    about: CLAIM,
    data: { lawsuitId: ID, ...STEP, amount: MONEY },
  },
  'claims.catastrophe-added': {
    title: 'An event that brought many losses was entered.',
    about: CATASTROPHE,
    data: { code: WORD, states: WORDS, effectiveDate: DATE, expirationDate: DATE },
  },
  'claims.catastrophe-changed': {
    title: 'How far an event reaches was corrected.',
    about: CATASTROPHE,
    data: { code: WORD, states: WORDS, effectiveDate: DATE, expirationDate: DATE },
  },
  'claims.note-written': {
    title: 'Something was written down about a claim.',
    about: CLAIM,
    data: { noteId: ID, kind: WORD, audience: WORD },
  },
  'claims.document-added': {
    title: 'A file was added to a claim.',
    about: CLAIM,
    data: { documentId: ID, kind: WORD, audience: WORD, scan: WORD },
  },
  'claims.scored': {
    title: 'What points to fraud on a claim has changed.',
    about: CLAIM,
    data: { score: COUNT, indicators: WORDS },
  },
  'claims.investigation-opened': {
    title: 'A claim was referred to special investigation.',
    about: CLAIM,
    data: { investigationId: ID, stopsPayments: FLAG },
  },
  'claims.investigation-widened': {
    title: 'A special investigation got further reasons.',
    about: CLAIM,
    data: { investigationId: ID, stopsPayments: FLAG },
  },
  'claims.investigation-closed': {
    title: 'A special investigation has ended.',
    about: CLAIM,
    data: { investigationId: ID, disposition: WORD },
  },
  'claims.diary-entry-added': {
    title: 'Something was set to be done on a claim.',
    about: CLAIM,
    data: { entryId: ID, dueOn: DATE },
  },
  'claims.diary-entry-done': {
    title: 'Something in the diary of a claim was done.',
    about: CLAIM,
    data: { entryId: ID, kind: WORD },
  },
  'claims.contact-entered': {
    title: 'Somebody who has to do with claims was entered.',
    about: CONTACT,
    data: { kind: WORD, fields: WORDS },
  },
  'claims.contact-changed': {
    title: 'Particulars of a contact have changed.',
    about: CONTACT,
    data: { fields: WORDS },
  },
  'claims.payment-held': {
    title: 'A payment waits, because a payee has the name of somebody on the list of sanctions.',
    about: CLAIM,
    data: { transactionId: ID, contactIds: WORDS, listEntries: WORDS, listVersion: WORD },
  },
  'claims.sanctions-match-found': {
    title: 'A contact of claims has the name of somebody on the list of sanctions.',
    about: CONTACT,
    data: { listEntries: WORDS, listVersion: WORD },
  },
  'claims.sanctions-match-cleared': {
    title: 'Somebody has found that a contact is not whom an entry of the list of sanctions means.',
    about: CONTACT,
    data: { listEntry: WORD, listVersion: WORD },
  },
  'claims.sanctions-clearance-withdrawn': {
    title: 'A clearance of a contact was a mistake, and holds no longer.',
    about: CONTACT,
    data: { clearanceId: ID, listEntry: WORD },
  },
  'claims.authority-granted': {
    title: 'An authority over claims was granted.',
    about: AUTHORITY,
    data: { kind: WORD, role: WORD, userId: ID, amount: MONEY, effectiveDate: DATE, expirationDate: DATE },
  },
  'claims.authority-ended': {
    title: 'An authority over claims got its end.',
    about: AUTHORITY,
    data: { expirationDate: changeOf(DATE) },
  },
  'claims.reserve-rule-added': {
    title: 'A rule for first reserves was entered.',
    about: RULE,
    data: { coverage: WORD, amount: MONEY, effectiveDate: DATE, expirationDate: DATE },
  },
  'claims.figures-repaired': {
    title: 'What figures of claims differed from claims and ledgers was added to them.',
    about: { type: 'claim-figures', path: null },
    data: { count: COUNT },
  },
  'claims.fraud-rule-added': {
    title: 'A rule of what points to fraud was entered.',
    about: FRAUD_RULE,
    data: { kind: WORD, code: WORD, points: COUNT, effectiveDate: DATE, expirationDate: DATE },
  },
  'claims.fraud-rule-ended': {
    title: 'A rule of what points to fraud got its end.',
    about: FRAUD_RULE,
    data: { expirationDate: changeOf(DATE) },
  },
  'claims.ceded': {
    title: 'What a claim cedes to treaties of reinsurance has changed.',
    about: CLAIM,
    data: {},
  },
  'claims.reinsurance-notice-due': {
    title: 'A claim has come so near to the retention of a treaty that its reinsurers are to be told.',
    about: CLAIM,
    data: {},
  },
  'claims.treaty-added': {
    title: 'A treaty of reinsurance, or its next version, was drafted.',
    about: TREATY,
    data: TREATY_TERMS,
  },
  'claims.treaty-changed': {
    title: 'The draft of a treaty of reinsurance was changed.',
    about: TREATY,
    data: TREATY_TERMS,
  },
  'claims.treaty-activated': {
    title: 'A treaty of reinsurance was activated.',
    about: TREATY,
    data: { treatyNumber: WORD, version: COUNT, status: changeOf(WORD) },
  },
  'claims.treaty-withdrawn': {
    title: 'The draft of a treaty of reinsurance was withdrawn.',
    about: TREATY,
    data: { treatyNumber: WORD, version: COUNT, status: changeOf(WORD) },
  },
  'claims.treaty-ended': {
    title: 'A treaty of reinsurance got another end.',
    about: TREATY,
    data: { expirationDate: changeOf(DATE) },
  },
  'claims.reinsurance-received': {
    title: 'A reinsurer has paid.',
    about: RECEIPT,
    data: { treatyId: ID, reinsurer: WORD, receivedOn: DATE, amount: MONEY, claims: COUNT },
  },
  'claims.reinsurance-receipt-reversed': {
    title: 'What was booked as received from a reinsurer was taken back.',
    about: RECEIPT,
    data: { treatyId: ID, reinsurer: WORD, amount: MONEY, status: changeOf(WORD) },
  },
  'claims.reserve-rule-ended': {
    title: 'A rule for first reserves got its end.',
    about: RULE,
    data: { expirationDate: changeOf(DATE) },
  },
});
