import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../shared/actor.js';

export const VERDICTS = ['justified', 'not-justified'] as const;
export type BreakGlassVerdict = (typeof VERDICTS)[number];

/** A set of permissions that a user may take in an emergency. It is ended and never changed. */
export const BreakGlassSet = defineEntity({
  name: 'BreakGlassSet',
  tableName: 'break_glass_sets',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    title: p.string(),
    permissions: p.array().columnType('text[]').$type<readonly string[]>(),
    roles: p.array().columnType('text[]').$type<readonly Role[]>(),
    maxMinutes: p.integer(),
    endedAt: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A break-glass access: what was taken, why, until when, and its review by another person. */
export const BreakGlassAccess = defineEntity({
  name: 'BreakGlassAccess',
  tableName: 'break_glass_accesses',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid(),
    sessionId: p.uuid(),
    setId: p.uuid(),
    reason: p.string(),
    begunAt: p.datetime(),
    until: p.datetime(),
    endedAt: p.datetime().nullable(),
    endedBy: p.uuid().nullable(),
    verdict: p.string().$type<BreakGlassVerdict>().nullable(),
    reviewNote: p.string().nullable(),
    reviewedBy: p.uuid().nullable(),
    reviewedAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
