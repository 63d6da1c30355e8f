import { defineEntity, p } from '@mikro-orm/core';
import type { JurisdictionRuleKind, JurisdictionRuleValue } from './domain/jurisdiction-rule.js';

/** One rule of a state between two days, with its citation. */
export const JurisdictionRuleRow = defineEntity({
  name: 'JurisdictionRuleRow',
  tableName: 'state_facts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    state: p.string(),
    productType: p.string().nullable(),
    kind: p.string().$type<JurisdictionRuleKind>(),
    key: p.string(),
    value: p.json().$type<JurisdictionRuleValue>().defaultRaw("'{}'"),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    citation: p.string(),
    createdBy: p.uuid().nullable(),
    reviewedBy: p.uuid().nullable(),
    reviewedAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    contributors: p.array().columnType('uuid[]').defaultRaw("'{}'::uuid[]"),
  },
});
