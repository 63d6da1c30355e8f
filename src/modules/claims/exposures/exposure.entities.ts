import { defineEntity, p } from '@mikro-orm/core';

/** Something that was damaged or somebody who was hurt. */
export const ClaimIncident = defineEntity({
  name: 'ClaimIncident',
  tableName: 'claim_incidents',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    kind: p.string(),
    itemId: p.uuid().nullable(),
    description: p.string().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A coverage under which somebody claims. */
export const ClaimExposure = defineEntity({
  name: 'ClaimExposure',
  tableName: 'claim_exposures',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    incidentId: p.uuid(),
    sequence: p.integer(),
    coverage: p.string(),
    part: p.string().nullable(),
    itemId: p.uuid().nullable(),
    claimantId: p.uuid().nullable(),
    status: p.string().defaultRaw("'open'"),
    lossAmount: p.decimal('string').nullable(),
    valueAtLoss: p.decimal('string').nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** The amount of an aggregate limit that all claims of a term have used. */
export const ClaimAggregate = defineEntity({
  name: 'ClaimAggregate',
  tableName: 'claim_aggregates',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    policyId: p.uuid(),
    coverage: p.string(),
    itemId: p.uuid().nullable(),
    limitCode: p.string(),
    limitAmount: p.decimal('string'),
    eroded: p.decimal('string').defaultRaw('0'),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
