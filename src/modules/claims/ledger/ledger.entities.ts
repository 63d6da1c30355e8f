import { defineEntity, p } from '@mikro-orm/core';
import type { CostType } from '../authority/domain/authority.js';

/** What is set aside for one sort of cost of an exposure. Its sums are those of its entries. */
export const ClaimReserveLine = defineEntity({
  name: 'ClaimReserveLine',
  tableName: 'claim_reserve_lines',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    exposureId: p.uuid(),
    costType: p.string(),
    reserved: p.decimal('string').defaultRaw('0'),
    paid: p.decimal('string').defaultRaw('0'),
    held: p.decimal('string').defaultRaw('0'),
    recovered: p.decimal('string').defaultRaw('0'),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A change of reserves, a payment, a recovery, or the approval of an amount: asked for, decided, booked, perhaps taken back. */
export const ClaimTransaction = defineEntity({
  name: 'ClaimTransaction',
  tableName: 'claim_transactions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    kind: p.string(),
    status: p.string(),
    amount: p.decimal('string'),
    lines: p.json().$type<unknown>().defaultRaw("'[]'"),
    coverage: p.string().nullable(),
    paymentType: p.string().nullable(),
    recoveryKind: p.string().nullable(),
    method: p.string().nullable(),
    payableOn: p.date().nullable(),
    seriesId: p.uuid().nullable(),
    reissueOf: p.uuid().nullable(),
    memo: p.string().nullable(),
    screening: p.string().nullable(),
    screeningList: p.string().nullable(),
    measures: p.json().$type<unknown>().defaultRaw("'[]'"),
    requestedBy: p.uuid().nullable(),
    requestedAt: p.datetime(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.string().nullable(),
    bookedAt: p.datetime().nullable(),
    endedBy: p.uuid().nullable(),
    endedAt: p.datetime().nullable(),
    endReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Whom a payment is made out to. */
export const ClaimPayee = defineEntity({
  name: 'ClaimPayee',
  tableName: 'claim_payees',
  properties: {
    transactionId: p.uuid().primary(),
    place: p.integer().primary(),
    position: p.integer().primary(),
    contactId: p.uuid(),
    amount: p.decimal('string'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** One booking on a reserve line. Entries are added and never changed. */
export const ClaimEntry = defineEntity({
  name: 'ClaimEntry',
  tableName: 'claim_entries',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    transactionId: p.uuid(),
    lineId: p.uuid(),
    kind: p.string(),
    amount: p.decimal('string'),
    bookedBy: p.uuid().nullable(),
    bookedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** What is set aside when an exposure of its sort is opened. */
export const ClaimReserveRule = defineEntity({
  name: 'ClaimReserveRule',
  tableName: 'claim_reserve_rules',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    productType: p.string().nullable(),
    coverage: p.string().nullable(),
    costType: p.string().$type<CostType>(),
    cause: p.string().nullable(),
    catastropheCode: p.string().nullable(),
    state: p.string().nullable(),
    amount: p.decimal('string').nullable(),
    percentOfLimit: p.decimal('string').nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
