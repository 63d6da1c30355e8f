import { defineEntity, p } from '@mikro-orm/core';
import type { PlanTerms } from '../domain/payment-plan.js';

/** A payment plan that the company offers between dates. */
export const PaymentPlan = defineEntity({
  name: 'PaymentPlan',
  tableName: 'payment_plans',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    title: p.string(),
    terms: p.json().$type<Omit<PlanTerms, 'code' | 'title'>>(),
    productTypes: p.array().nullable(),
    states: p.array().nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
