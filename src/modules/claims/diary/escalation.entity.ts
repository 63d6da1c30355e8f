import { defineEntity, p } from '@mikro-orm/core';

/** A letter to the leader of a team: entries of diaries that are past their day point to it. */
export const ClaimEscalation = defineEntity({
  name: 'ClaimEscalation',
  tableName: 'claim_escalations',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    leadId: p.uuid(),
    status: p.string().defaultRaw("'waiting'"),
    dueAt: p.datetime().defaultRaw('clock_timestamp()'),
    attempts: p.integer().defaultRaw('0'),
    lastFault: p.string().nullable(),
    sentAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});
