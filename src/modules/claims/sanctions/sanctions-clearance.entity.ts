import { defineEntity, p } from '@mikro-orm/core';

/** Somebody has found that a contact is not whom the entry of a list means. It holds for this name and this entry alone. */
export const ClaimSanctionsClearance = defineEntity({
  name: 'ClaimSanctionsClearance',
  tableName: 'claim_sanctions_clearances',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    contactId: p.uuid(),
    name: p.string(),
    listEntry: p.string(),
    listedAs: p.string(),
    listVersion: p.string(),
    reason: p.string(),
    clearedBy: p.uuid().nullable(),
    clearedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
