import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../shared/actor.js';
import type { AuthorityBasis, AuthorityKind, CostType } from './domain/authority.js';

/** A grant: the amount that somebody may commit. */
export const ClaimAuthority = defineEntity({
  name: 'ClaimAuthority',
  tableName: 'claim_authorities',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid().nullable(),
    role: p.string().$type<Role>().nullable(),
    kind: p.string().$type<AuthorityKind>(),
    basis: p.string().$type<AuthorityBasis>(),
    coverage: p.string().nullable(),
    costType: p.string().$type<CostType>().nullable(),
    productType: p.string().nullable(),
    state: p.string().nullable(),
    amount: p.decimal('string').nullable(),
    fourEyes: p.boolean().defaultRaw('true'),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
