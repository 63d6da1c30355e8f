import { defineEntity, p } from '@mikro-orm/core';

/** For how many days a price is held. */
export const QuoteValidity = defineEntity({
  name: 'QuoteValidity',
  tableName: 'quote_validities',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    productType: p.string().nullable(),
    state: p.string().nullable(),
    validDays: p.integer(),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    reason: p.string(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
