import { defineEntity, p } from '@mikro-orm/core';
import type { AgreedPlan, FiledWay } from './domain/payment-plan.js';
import type { InstallmentStatus } from './domain/settle.js';
import type { EntryKind } from './domain/sums.js';

/** What one term of a policy owes, and by which plan it is paid. */
export const BillingAccount = defineEntity({
  name: 'BillingAccount',
  tableName: 'billing_accounts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    policyId: p.uuid(),
    policyNumber: p.string(),
    customerId: p.string(),
    agencyId: p.uuid().nullable(),
    productType: p.string(),
    state: p.string(),
    companyCode: p.string(),
    timeZone: p.string(),
    effectiveDate: p.date(),
    expirationDate: p.date(),
    endsOn: p.date(),
    plan: p.json().$type<AgreedPlan>(),
    offered: p.json().$type<readonly FiledWay[]>().defaultRaw("'[]'"),
    status: p.string().$type<'open' | 'closed'>().defaultRaw("'open'"),
    balance: p.decimal('string').defaultRaw('0'),
    unpaidFrom: p.date().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** An installment of an account. */
export const BillingItem = defineEntity({
  name: 'BillingItem',
  tableName: 'billing_items',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    accountId: p.uuid(),
    number: p.integer(),
    billOn: p.date(),
    dueOn: p.date(),
    amount: p.decimal('string'),
    fee: p.decimal('string').defaultRaw('0'),
    weight: p.integer(),
    status: p.string().$type<InstallmentStatus>().defaultRaw("'planned'"),
    paid: p.decimal('string').defaultRaw('0'),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** One booking on an account. Entries are added and never changed. */
export const BillingEntry = defineEntity({
  name: 'BillingEntry',
  tableName: 'billing_entries',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    accountId: p.uuid(),
    sequence: p.integer(),
    kind: p.string().$type<EntryKind>(),
    amount: p.decimal('string'),
    effectiveOn: p.date(),
    reason: p.string().nullable(),
    transactionId: p.uuid().nullable(),
    itemId: p.uuid().nullable(),
    paymentId: p.uuid().nullable(),
    refundId: p.uuid().nullable(),
    bookedAt: p.datetime().defaultRaw('now()'),
    bookedBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
