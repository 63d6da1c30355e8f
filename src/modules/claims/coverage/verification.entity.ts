import { defineEntity, p } from '@mikro-orm/core';

/** A verification: what the policy promised on the day of a loss. Verifying again adds another row. */
export const ClaimVerification = defineEntity({
  name: 'ClaimVerification',
  tableName: 'claim_verifications',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    sequence: p.integer(),
    policyId: p.uuid(),
    lossOn: p.date(),
    lossAt: p.datetime().nullable(),
    knownThenAt: p.datetime(),
    knownThen: p.json().$type<unknown>().nullable(),
    knownNow: p.json().$type<unknown>(),
    isCovered: p.boolean(),
    notCoveredReason: p.string().nullable(),
    segmentTransactionId: p.uuid(),
    differences: p.json().$type<unknown>(),
    verifiedBy: p.uuid().nullable(),
    verifiedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
