import { defineEntity, p } from '@mikro-orm/core';

/** One step in the life of a claim. */
export const ClaimTransition = defineEntity({
  name: 'ClaimTransition',
  tableName: 'claim_transitions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    action: p.string(),
    fromStatus: p.string().nullable(),
    toStatus: p.string(),
    reason: p.string().nullable(),
    details: p.json().$type<unknown>().defaultRaw("'{}'"),
    takenBy: p.uuid().nullable(),
    takenAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
