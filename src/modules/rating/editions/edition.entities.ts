import { defineEntity, p } from '@mikro-orm/core';
import type { EditionUse } from '../domain/editions/edition-layout.js';
import type { EditionStatus } from '../domain/editions/edition-status.js';
import type { EditionContent } from '../domain/editions/rows.js';

/** A rate manual of a company for a product in a state. */
export const RatingPlan = defineEntity({
  name: 'RatingPlan',
  tableName: 'rating_plans',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    productType: p.string(),
    state: p.string(),
    companyCode: p.string(),
    code: p.string(),
    name: p.string(),
    description: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** One edition of a rate manual. */
export const RatingEdition = defineEntity({
  name: 'RatingEdition',
  tableName: 'rating_editions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    planId: p.uuid(),
    label: p.string(),
    description: p.string().nullable(),
    status: p.string().$type<EditionStatus>().defaultRaw("'draft'"),
    content: p.json().$type<EditionContent>(),
    contentHash: p.string(),
    newBusinessDate: p.date(),
    renewalDate: p.date(),
    filingId: p.string().nullable(),
    createdBy: p.uuid().nullable(),
    filedBy: p.uuid().nullable(),
    filedAt: p.datetime().nullable(),
    approvedBy: p.uuid().nullable(),
    approvedAt: p.datetime().nullable(),
    activatedAt: p.datetime().nullable(),
    supersededAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    contributors: p.array().columnType('uuid[]').defaultRaw("'{}'::uuid[]"),
    sentBackBy: p.uuid().nullable(),
    sentBackAt: p.datetime().nullable(),
    sentBackReason: p.string().nullable(),
    activatedBy: p.uuid().nullable(),
    redatedBy: p.uuid().nullable(),
    redatedAt: p.datetime().nullable(),
    redatedReason: p.string().nullable(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnReason: p.string().nullable(),
  },
});

/** The effective dates that an edition rates, for new business or for renewals. */
export const EditionWindow = defineEntity({
  name: 'EditionWindow',
  tableName: 'edition_windows',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    planId: p.uuid(),
    editionId: p.uuid(),
    use: p.string().$type<EditionUse>(),
    period: p.string().columnType('daterange'),
    inUse: p.string().columnType('tstzrange'),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Hashes of an edition's parts, by which copies are recognized. */
export const EditionFingerprint = defineEntity({
  name: 'EditionFingerprint',
  tableName: 'edition_fingerprints',
  properties: {
    editionId: p.uuid().primary(),
    contentHash: p.string().primary(),
    parts: p.array().columnType('bigint[]'),
    upTo: p.bigint('string'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** The rates and factors of one coverage of an edition. */
export const RateTable = defineEntity({
  name: 'RateTable',
  tableName: 'rate_tables',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    editionId: p.uuid(),
    position: p.integer().defaultRaw('0'),
    state: p.string(),
    productType: p.string(),
    coverageType: p.string(),
    baseRate: p.decimal('string').nullable(),
    minPremium: p.decimal('string').nullable(),
    maxPremium: p.decimal('string').nullable(),
    territoryFactors: p.json().$type<unknown>().defaultRaw("'{}'"),
    vehicleFactors: p.json().$type<unknown>().defaultRaw("'{}'"),
    driverFactors: p.json().$type<unknown>().defaultRaw("'{}'"),
    creditFactors: p.json().$type<unknown>().defaultRaw("'{}'"),
    propertyFactors: p.json().$type<unknown>().defaultRaw("'{}'"),
    lifeFactors: p.json().$type<unknown>().defaultRaw("'{}'"),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    filingId: p.string().nullable(),
    approvedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A discount of an edition. */
export const DiscountRule = defineEntity({
  name: 'DiscountRule',
  tableName: 'discount_rules',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    editionId: p.uuid(),
    position: p.integer().defaultRaw('0'),
    code: p.string(),
    ruleName: p.string(),
    description: p.string().nullable(),
    productTypes: p.array(),
    states: p.array(),
    discountType: p.string(),
    discountValue: p.decimal('string').nullable(),
    factorTable: p.string().nullable(),
    maxDiscountAmount: p.decimal('string').nullable(),
    eligibilityRules: p.json().$type<unknown>().defaultRaw("'{}'"),
    stackable: p.boolean().defaultRaw('true'),
    priority: p.integer().defaultRaw('0'),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    approvedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A surcharge of an edition. */
export const SurchargeRule = defineEntity({
  name: 'SurchargeRule',
  tableName: 'surcharge_rules',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    editionId: p.uuid(),
    position: p.integer().defaultRaw('0'),
    code: p.string(),
    ruleName: p.string(),
    description: p.string().nullable(),
    productTypes: p.array(),
    states: p.array(),
    surchargeType: p.string(),
    surchargeValue: p.decimal('string').nullable(),
    factorTable: p.string().nullable(),
    maxSurchargeAmount: p.decimal('string').nullable(),
    triggerConditions: p.json().$type<unknown>().defaultRaw("'{}'"),
    stackable: p.boolean().defaultRaw('true'),
    priority: p.integer().defaultRaw('0'),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    approvedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
