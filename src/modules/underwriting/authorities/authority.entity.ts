import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../shared/actor.js';
import type { Comparator } from '../domain/authority.js';

/** What a user or a role may let pass. */
export const UnderwritingAuthority = defineEntity({
  name: 'UnderwritingAuthority',
  tableName: 'underwriting_authorities',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    userId: p.uuid().nullable(),
    role: p.string().$type<Role>().nullable(),
    comparator: p.string().$type<Comparator>().defaultRaw("'any'"),
    value: p.decimal('string').nullable(),
    productType: p.string().nullable(),
    state: p.string().nullable(),
    fourEyes: p.boolean().defaultRaw('true'),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
