import { defineEntity, p } from '@mikro-orm/core';
import type { ScreeningOutcome } from '../../../platform/sanctions/sanctions-screening.js';
import type { PayoutMethod, RefundStatus } from './refunds.view.js';

/** Money that is to be paid back. */
export const Refund = defineEntity({
  name: 'Refund',
  tableName: 'refunds',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    accountId: p.uuid(),
    amount: p.decimal('string'),
    status: p.string().$type<RefundStatus>().defaultRaw("'requested'"),
    reason: p.string(),
    requestedBy: p.uuid().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.string().nullable(),
    method: p.string().$type<PayoutMethod>().nullable(),
    reference: p.string().nullable(),
    executedBy: p.uuid().nullable(),
    executedAt: p.datetime().nullable(),
    screening: p.string().$type<ScreeningOutcome>().nullable(),
    screeningList: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
