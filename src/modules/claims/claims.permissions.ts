import { definePermissions } from '../../platform/http/permissions.js';

export const claimsPermissions = definePermissions({
  'claims.report': {
    title: 'Report losses and add to what was reported',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'claims.read': {
    title: 'See claims, their notices and what their policies promise',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'claims.adjust': {
    title: 'Work on claims: complete, verify, review, withdraw, close and merge them, and open exposures',
    roles: ['adjuster', 'admin', 'system'],
  },
  'claims.decide': {
    title: 'Approve, deny and reopen claims',
    roles: ['adjuster', 'admin'],
    isCompanyWide: true,
  },
  'claims.read-financials': {
    title: 'See reserves, payments and recoveries',
    roles: ['underwriter', 'adjuster', 'admin', 'system'],
  },
  'claims.reserve': { title: 'Set reserves', roles: ['adjuster', 'admin', 'system'], isCompanyWide: true },
  'claims.pay': {
    title: 'Ask for payments, stop and void them, and book recoveries',
    roles: ['adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.decide-transactions': {
    title: 'Decide what waits for somebody with enough authority',
    roles: ['adjuster', 'admin'],
    isCompanyWide: true,
  },
  'claims.stop-payments': {
    title: 'Stop and resume all payments on a claim',
    roles: ['adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.read-authorities': {
    title: 'See who may commit how much on claims',
    roles: ['adjuster', 'underwriter', 'admin'],
    isCompanyWide: true,
  },
  'claims.grant-authorities': {
    title: 'Say who may commit how much on claims',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'claims.edit-reserve-rules': {
    title: 'Say what is set aside when an exposure is opened',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'claims.write-notes': {
    title: 'Write something down about claims',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'claims.add-documents': {
    title: 'Add files to claims',
    roles: ['agent', 'underwriter', 'adjuster', 'admin', 'system'],
  },
  'claims.read-reports': {
    title: 'See what the claims of all policies come to',
    roles: ['underwriter', 'adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.edit-catastrophes': {
    title: 'Say which events have brought many losses',
    roles: ['adjuster', 'admin'],
    isCompanyWide: true,
  },
  'claims.investigate': {
    title: 'Refer claims to special investigation, see what points to fraud, and say what came of it',
    roles: ['adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.edit-fraud-rules': {
    title: 'Say what points to fraud',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'claims.assign': {
    title: 'Say who works on a claim, and hand over the claims of an adjuster',
    roles: ['adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.edit-adjusters': {
    title: 'Say who works on claims, in which team, and by which rules claims are assigned',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'claims.read-diary': {
    title: 'See what is to be done on claims, and by when',
    roles: ['underwriter', 'adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.edit-diary': {
    title: 'Set what is to be done on claims, and say what has been done',
    roles: ['adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.edit-contacts': {
    title: 'Enter and correct contacts, and say what they are on a claim',
    roles: ['adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.clear-sanctions': {
    title: 'Say that a payee is not whom an entry of the list of sanctions means, and take it back',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'claims.read-reinsurance': {
    title: 'See treaties of reinsurance, and what claims cede to them',
    roles: ['underwriter', 'adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.edit-treaties': {
    title: 'Draft treaties of reinsurance',
    roles: ['underwriter', 'admin', 'system'],
    isCompanyWide: true,
  },
  'claims.activate-treaties': {
    title: 'Activate treaties of reinsurance that somebody else has drafted, and end them',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'claims.book-reinsurance-receipts': {
    title: 'Book what reinsurers have paid',
    roles: ['adjuster', 'admin', 'system'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly claims: keyof typeof claimsPermissions;
  }
}
