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
  },
  'claims.read-financials': {
    title: 'See reserves, payments and recoveries',
    roles: ['underwriter', 'adjuster', 'admin', 'system'],
  },
  'claims.reserve': { title: 'Set reserves', roles: ['adjuster', 'admin', 'system'] },
  'claims.pay': {
    title: 'Ask for payments, stop and void them, and book recoveries',
    roles: ['adjuster', 'admin', 'system'],
  },
  'claims.decide-transactions': {
    title: 'Decide what waits for somebody with enough authority',
    roles: ['adjuster', 'admin'],
  },
  'claims.stop-payments': {
    title: 'Stop and resume all payments on a claim',
    roles: ['adjuster', 'admin', 'system'],
  },
  'claims.read-authorities': {
    title: 'See who may commit how much on claims',
    roles: ['adjuster', 'underwriter', 'admin'],
  },
  'claims.grant-authorities': { title: 'Say who may commit how much on claims', roles: ['admin'] },
  'claims.edit-reserve-rules': {
    title: 'Say what is set aside when an exposure is opened',
    roles: ['admin'],
  },
  'claims.edit-contacts': {
    title: 'Enter and correct contacts, and say what they are on a claim',
    roles: ['adjuster', 'admin', 'system'],
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly claims: keyof typeof claimsPermissions;
  }
}
