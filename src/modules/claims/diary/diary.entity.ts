import { defineEntity, p } from '@mikro-orm/core';

/** A task or a deadline on a claim. */
export const ClaimDiaryEntry = defineEntity({
  name: 'ClaimDiaryEntry',
  tableName: 'claim_diary',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    /** The adjuster of the claim, as long as the entry is open. */
    adjusterId: p.uuid().nullable(),
    kind: p.string(),
    title: p.string(),
    dueOn: p.date(),
    citation: p.string().nullable(),
    status: p.string().defaultRaw("'open'"),
    note: p.string().nullable(),
    escalatedAt: p.datetime().nullable(),
    escalationId: p.uuid().nullable(),
    doneBy: p.uuid().nullable(),
    doneAt: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
