import { defineEntity, p } from '@mikro-orm/core';

/** Whose names are looked for. */
export type ScreenedType = 'claim-contact' | 'customer';

/** Somebody has found that one who has a name of an entry of the list is somebody else. It holds for this name and this entry alone. */
export const SanctionsClearance = defineEntity({
  name: 'SanctionsClearance',
  tableName: 'sanctions_clearances',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    subjectType: p.string().$type<ScreenedType>(),
    subjectId: p.string(),
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

/** A clearance that does not hold any more. */
export const SanctionsWithdrawal = defineEntity({
  name: 'SanctionsWithdrawal',
  tableName: 'sanctions_withdrawals',
  properties: {
    clearanceId: p.uuid().primary(),
    reason: p.string(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
