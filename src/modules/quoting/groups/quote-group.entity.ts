import { defineEntity, p } from '@mikro-orm/core';

/** Alternatives that were quoted together. */
export const QuoteGroup = defineEntity({
  name: 'QuoteGroup',
  tableName: 'quote_groups',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    customerId: p.string(),
    agencyId: p.uuid().nullable(),
    productType: p.string(),
    state: p.string(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
