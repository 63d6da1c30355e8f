import { defineEntity, p } from '@mikro-orm/core';

/** What somebody has written down about a claim. It is never changed: another note corrects it. */
export const ClaimNote = defineEntity({
  name: 'ClaimNote',
  tableName: 'claim_notes',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    kind: p.string(),
    audience: p.string(),
    text: p.string(),
    corrects: p.uuid().nullable(),
    writtenBy: p.uuid().nullable(),
    writtenAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
