import { defineEntity, p } from '@mikro-orm/core';
import type { Beneficiary } from './domain/designation.js';

/** Whom a life policy pays, as its owner has signed it. The next one that is signed takes its place; none is changed. */
export const BeneficiaryDesignation = defineEntity({
  name: 'BeneficiaryDesignation',
  tableName: 'policy_beneficiary_designations',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    policyId: p.uuid(),
    contractNumber: p.string(),
    sequence: p.integer(),
    signedOn: p.date(),
    beneficiaries: p.json().$type<readonly Beneficiary[]>(),
    consents: p.json().$type<readonly string[]>(),
    recordedBy: p.uuid().nullable(),
    recordedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
