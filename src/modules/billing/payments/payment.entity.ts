import { defineEntity, p } from '@mikro-orm/core';
import type { PaymentMethod, PaymentStatus, ReversalKind } from './payments.view.js';

/** Money that was received, and perhaps reversed later. */
export const Payment = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    accountId: p.uuid(),
    source: p.string(),
    externalReference: p.string(),
    amount: p.decimal('string'),
    method: p.string().$type<PaymentMethod>(),
    receivedOn: p.date(),
    note: p.string().nullable(),
    status: p.string().$type<PaymentStatus>().defaultRaw("'recorded'"),
    recordedBy: p.uuid().nullable(),
    reversedOn: p.date().nullable(),
    reversalKind: p.string().$type<ReversalKind>().nullable(),
    reversalReason: p.string().nullable(),
    reversedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
