import { defineEntity, p } from '@mikro-orm/core';

/** A file that belongs to a claim. */
export const ClaimDocument = defineEntity({
  name: 'ClaimDocument',
  tableName: 'claim_documents',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    fileId: p.uuid(),
    sha256: p.string(),
    kind: p.string(),
    audience: p.string(),
    note: p.string().nullable(),
    addedBy: p.uuid().nullable(),
    addedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
