import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../shared/actor.js';
import { named } from '../../../shared/named-list.js';

export const REVIEW_DECISIONS = named('AccessDecision', ['keep', 'end'] as const);
export type AccessDecision = (typeof REVIEW_DECISIONS)[number];

/** A signed review of what a user holds. Rows are only added. */
export const AccessReview = defineEntity({
  name: 'AccessReview',
  tableName: 'access_reviews',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid(),
    role: p.string().$type<Role>(),
    agencyId: p.uuid().nullable(),
    furtherRoles: p.json().$type<readonly string[]>().defaultRaw(`'[]'`),
    decision: p.string().$type<AccessDecision>(),
    reason: p.string().nullable(),
    reviewedBy: p.uuid(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
