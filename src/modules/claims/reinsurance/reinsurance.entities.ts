import { defineEntity, p } from '@mikro-orm/core';
import type { ExpenseTreatment, ReinsurerShare, TreatyKind, TreatyStatus } from './domain/treaty.js';

/** A treaty of reinsurance. What it says stays once it is active: it is ended, and another one takes its place. */
export const ReinsuranceTreaty = defineEntity({
  name: 'ReinsuranceTreaty',
  tableName: 'reinsurance_treaties',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    number: p.string(),
    version: p.integer(),
    status: p.string().$type<TreatyStatus>().defaultRaw("'draft'"),
    title: p.string(),
    kind: p.string().$type<TreatyKind>(),
    reinsurers: p.json().$type<readonly ReinsurerShare[]>(),
    placedBps: p.integer(),
    cededBps: p.integer().nullable(),
    retention: p.decimal('string').nullable(),
    limitAmount: p.decimal('string').nullable(),
    annualLimit: p.decimal('string').nullable(),
    expenses: p.string().$type<ExpenseTreatment>(),
    inuringOrder: p.integer(),
    productTypes: p.array(),
    states: p.array(),
    coverages: p.array(),
    effectiveDate: p.date(),
    expirationDate: p.date(),
    noticeBps: p.integer().nullable(),
    noticeDays: p.integer().nullable(),
    createdBy: p.uuid().nullable(),
    draftedBy: p.uuid().nullable(),
    activatedBy: p.uuid().nullable(),
    activatedAt: p.datetime().nullable(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawalReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** What a reinsurer has paid under a treaty, for one claim or several. */
export const ReinsuranceReceipt = defineEntity({
  name: 'ReinsuranceReceipt',
  tableName: 'reinsurance_receipts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    treatyId: p.uuid(),
    reinsurer: p.string(),
    reference: p.string(),
    receivedOn: p.date(),
    amount: p.decimal('string'),
    status: p.string().defaultRaw("'booked'"),
    createdBy: p.uuid().nullable(),
    reversedBy: p.uuid().nullable(),
    reversedAt: p.datetime().nullable(),
    reversalReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** What a claim cedes to a reinsurer of a treaty: the sums of its entries. */
export const ClaimCession = defineEntity({
  name: 'ClaimCession',
  tableName: 'claim_cessions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    treatyId: p.uuid(),
    reinsurer: p.string(),
    paidLoss: p.decimal('string').defaultRaw('0'),
    paidExpense: p.decimal('string').defaultRaw('0'),
    reserveLoss: p.decimal('string').defaultRaw('0'),
    reserveExpense: p.decimal('string').defaultRaw('0'),
    received: p.decimal('string').defaultRaw('0'),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** One booking of what is ceded or received. Entries are added and never changed. */
export const ClaimCessionEntry = defineEntity({
  name: 'ClaimCessionEntry',
  tableName: 'claim_cession_entries',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    treatyId: p.uuid(),
    reinsurer: p.string(),
    kind: p.string(),
    part: p.string().nullable(),
    amount: p.decimal('string'),
    receiptId: p.uuid().nullable(),
    bookedBy: p.uuid().nullable(),
    bookedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A claim whose cession has yet to be worked out, as of the day and the event to which it belonged. */
export const ClaimCessionChange = defineEntity({
  name: 'ClaimCessionChange',
  tableName: 'claim_cession_changes',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    lossOn: p.date().nullable(),
    catastropheCode: p.string().nullable(),
  },
});
