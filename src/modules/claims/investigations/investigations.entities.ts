import { defineEntity, p } from '@mikro-orm/core';
import type { FraudRuleKind } from './domain/fraud-rules.js';

/** What points to fraud, or from how many points on a claim is looked into. */
export const ClaimFraudRule = defineEntity({
  name: 'ClaimFraudRule',
  tableName: 'claim_fraud_rules',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    kind: p.string().$type<FraudRuleKind>(),
    code: p.string(),
    title: p.string(),
    condition: p.string().nullable(),
    points: p.integer(),
    stopsPayments: p.boolean().defaultRaw('false'),
    productType: p.string().nullable(),
    state: p.string().nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Which indicators a claim has had from some moment on. */
export const ClaimFraudScore = defineEntity({
  name: 'ClaimFraudScore',
  tableName: 'claim_fraud_scores',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    score: p.integer(),
    indicators: p.json().$type<unknown>(),
    scoredBy: p.uuid().nullable(),
    scoredAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A look into a claim by those who investigate fraud: why it was asked for, and what came of it. */
export const ClaimInvestigation = defineEntity({
  name: 'ClaimInvestigation',
  tableName: 'claim_investigations',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    status: p.string().defaultRaw("'open'"),
    reasons: p.json().$type<unknown>(),
    stopsPayments: p.boolean(),
    openedBy: p.uuid().nullable(),
    openedAt: p.datetime(),
    disposition: p.string().nullable(),
    findings: p.string().nullable(),
    closedBy: p.uuid().nullable(),
    closedAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
