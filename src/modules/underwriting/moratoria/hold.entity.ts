import { defineEntity, p } from '@mikro-orm/core';
import type { MoratoriumTransaction } from '../domain/moratorium.js';

/** A moratorium: in which place, from which day on, and which business is not written. */
export const UnderwritingHold = defineEntity({
  name: 'UnderwritingHold',
  tableName: 'underwriting_holds',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    state: p.string(),
    zipPrefixes: p.array().nullable(),
    productTypes: p.array().nullable(),
    transactions: p.array().$type<MoratoriumTransaction[]>(),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    reason: p.string(),
    citation: p.string().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
