import { defineEntity, p } from '@mikro-orm/core';
import type { PolicyStatus } from './domain/policy-status.js';

export const PolicySchema = defineEntity({
  name: 'Policy',
  tableName: 'policies',
  properties: {
    id: p.uuid().primary(),
    policyNumber: p.string(),
    contractNumber: p.string(),
    termNumber: p.integer(),
    customerId: p.string(),
    data: p.json().$type<Record<string, unknown>>(),
    status: p.string().$type<PolicyStatus>(),
    productType: p.string(),
    state: p.string(),
    companyCode: p.string(),
    agencyId: p.uuid().nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date(),
    termMonths: p.integer(),
    timeZone: p.string(),
    quoteId: p.uuid().nullable(),
    edition: p.uuid().nullable(),
    renewalOf: p.uuid().nullable(),
    cancelledOn: p.date().nullable(),
    cancellationDueOn: p.date().nullable(),
    cancellationStands: p.boolean().default(false),
    boundAt: p.datetime().nullable(),
    issuedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
    chargedUntil: p.date().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** One term of a contract. What it covers and costs stands in its ledger; this row is what is searched and locked. */
export class Policy extends PolicySchema.class {}

PolicySchema.setClass(Policy);
