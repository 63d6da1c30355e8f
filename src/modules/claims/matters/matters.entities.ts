import { defineEntity, p } from '@mikro-orm/core';

/** What the insurer asks back from somebody who is liable, in the place of the insured. */
export const ClaimSubrogation = defineEntity({
  name: 'ClaimSubrogation',
  tableName: 'claim_subrogations',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    againstId: p.uuid(),
    liabilityPercent: p.decimal('string'),
    /** Whether somebody has said that a like name is no sign. */
    isNamesake: p.boolean().defaultRaw('false'),
    status: p.string().defaultRaw("'open'"),
    demandedOn: p.date().nullable(),
    demandedPaid: p.decimal('string').nullable(),
    demandedDeductible: p.decimal('string').nullable(),
    endReason: p.string().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A lawsuit over a claim. */
export const ClaimLawsuit = defineEntity({
  name: 'ClaimLawsuit',
  tableName: 'claim_lawsuits',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    court: p.string(),
    docketNumber: p.string(),
    plaintiff: p.string(),
    counselId: p.uuid().nullable(),
    servedOn: p.date(),
    answerDueOn: p.date(),
    demandAmount: p.decimal('string').nullable(),
    status: p.string().defaultRaw("'open'"),
    outcomeAmount: p.decimal('string').nullable(),
    endedOn: p.date().nullable(),
    endReason: p.string().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
