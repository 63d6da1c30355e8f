import { defineEntity, p } from '@mikro-orm/core';
import { named } from '../../shared/named-list.js';

/** Whose names are looked for. */
export const SCREENED_TYPES = named('ScreenedType', ['claim-contact', 'customer']);
export type ScreenedType = (typeof SCREENED_TYPES)[number];

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

/** How far a portfolio was looked through, and against which list. */
export const SanctionsPass = defineEntity({
  name: 'SanctionsPass',
  tableName: 'sanctions_passes',
  properties: {
    portfolio: p.string().primary(),
    listVersion: p.string(),
    afterId: p.string().nullable(),
    looked: p.integer().defaultRaw('0'),
    found: p.integer().defaultRaw('0'),
    startedAt: p.datetime(),
    /** By the clock of the database: whoever began before may not have seen the list. */
    knownAt: p.datetime().defaultRaw('clock_timestamp()'),
    finishedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
