import { defineEntity, p } from '@mikro-orm/core';

/** A catastrophe: one event with many losses, by the code that claims carry. */
export const ClaimCatastrophe = defineEntity({
  name: 'ClaimCatastrophe',
  tableName: 'claim_catastrophes',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    title: p.string(),
    causes: p.array(),
    states: p.array(),
    effectiveDate: p.date(),
    expirationDate: p.date(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
