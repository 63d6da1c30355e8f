import { defineEntity, p } from '@mikro-orm/core';

/** A fact that another room records about a customer: one row for each thing, kept up to date by that room. */
export const CustomerFact = defineEntity({
  name: 'CustomerFact',
  tableName: 'customer_facts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    customerId: p.string(),
    source: p.string(),
    kind: p.string(),
    subjectId: p.uuid(),
    itemId: p.uuid().nullable(),
    productType: p.string().nullable(),
    occurredOn: p.date(),
    endedOn: p.date().nullable(),
    amount: p.decimal('string').nullable(),
    data: p.json().$type<unknown>().defaultRaw("'{}'"),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
