import { defineEntity, p } from '@mikro-orm/core';
import type { DeathPeriod, Review, ReviewReason } from './domain/contest.js';

/** What is known of a death on which a life policy is to pay, and what was found on looking into the contract. */
export const ClaimDeath = defineEntity({
  name: 'ClaimDeath',
  tableName: 'claim_deaths',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    manner: p.string(),
    designationId: p.uuid().nullable(),
    issuedOn: p.date(),
    reinstatedOn: p.date().nullable(),
    periods: p.json().$type<readonly DeathPeriod[]>(),
    review: p.string().$type<Review>(),
    reviewReasons: p.json().$type<readonly ReviewReason[]>(),
    finding: p.string().nullable(),
    foundBy: p.uuid().nullable(),
    foundAt: p.datetime().nullable(),
    certificateId: p.uuid().nullable(),
    statedFace: p.decimal('string'),
    adjustedFace: p.decimal('string').nullable(),
    adjustedBecause: p.string().nullable(),
    unpaidPremium: p.decimal('string').defaultRaw('0'),
    interestPercent: p.decimal('string').nullable(),
    interestSource: p.string().nullable(),
    recordedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Somebody whom the policy pays for a death, as named when it happened, and how it stands with them. */
export const ClaimBeneficiary = defineEntity({
  name: 'ClaimBeneficiary',
  tableName: 'claim_beneficiaries',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    position: p.integer(),
    class: p.string(),
    kind: p.string(),
    name: p.string(),
    custodian: p.string().nullable(),
    sharePercent: p.decimal('string'),
    distribution: p.string().defaultRaw("'per_capita'"),
    /** The beneficiary whose place a descendant takes. */
    inPlaceOf: p.uuid().nullable(),
    hasNoDescendants: p.boolean().defaultRaw('false'),
    standing: p.string().defaultRaw("'entitled'"),
    standingReason: p.string().nullable(),
    contactId: p.uuid().nullable(),
    exposureId: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
