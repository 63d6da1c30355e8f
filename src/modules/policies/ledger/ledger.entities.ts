import { defineEntity, p } from '@mikro-orm/core';
import type { CoverageInForce } from '../domain/coverage-in-force.js';
import type { LedgerChargeKind, Earning, TransactionKind } from '../domain/ledger.js';
import { Policy } from '../policy.entity.js';

export const PolicyTransactionSchema = defineEntity({
  name: 'PolicyTransaction',
  tableName: 'policy_transactions',
  properties: {
    id: p.uuid().primary(),
    policy: () => p.manyToOne(Policy),
    sequence: p.integer(),
    kind: p.string().$type<TransactionKind>(),
    effectiveOn: p.date(),
    bookedAt: p.datetime(),
    bookedBy: p.uuid().nullable(),
    reverses: p.uuid().nullable(),
    snapshot: p.json().$type<Record<string, unknown>>(),
    worksheetId: p.uuid().nullable(),
    details: p.json().$type<Record<string, unknown>>(),
    createdAt: p.datetime(),
  },
});

/** One entry of a policy's ledger, with the risk as it stood after it. Entries are added and reversed, never changed. */
export class PolicyTransaction extends PolicyTransactionSchema.class {}
PolicyTransactionSchema.setClass(PolicyTransaction);

export const PolicyChargeSchema = defineEntity({
  name: 'PolicyCharge',
  tableName: 'policy_charges',
  properties: {
    id: p.uuid().primary(),
    transaction: () => p.manyToOne(PolicyTransaction),
    itemId: p.uuid().nullable(),
    coverage: p.string().nullable(),
    kind: p.string().$type<LedgerChargeKind>(),
    code: p.string().nullable(),
    earning: p.string().$type<Earning>(),
    amount: p.decimal('string'),
    effectiveDate: p.date(),
    expirationDate: p.date(),
    createdAt: p.datetime(),
  },
});

/** A part of the premium over a span of days. The premium of a policy is nothing but the sum of these. */
export class PolicyCharge extends PolicyChargeSchema.class {}
PolicyChargeSchema.setClass(PolicyCharge);

/** A coverage that an entry of the ledger names. */
export const PolicyCoverage = defineEntity({
  name: 'PolicyCoverage',
  tableName: 'policy_coverages',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    transactionId: p.uuid(),
    itemId: p.uuid().nullable(),
    code: p.string(),
    limits: p.json().$type<CoverageInForce['limits']>().defaultRaw("'{}'"),
    deductible: p.decimal('string').nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
