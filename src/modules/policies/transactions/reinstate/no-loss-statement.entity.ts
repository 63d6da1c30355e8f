import { defineEntity, p } from '@mikro-orm/core';

/** Whoever reinstates has signed that nothing happened while there was no cover. */
export const NoLossStatement = defineEntity({
  name: 'NoLossStatement',
  tableName: 'policy_no_loss_statements',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    policyId: p.uuid(),
    transactionId: p.uuid(),
    signedBy: p.string(),
    signedOn: p.date(),
    fromDate: p.date(),
    recordedBy: p.uuid().nullable(),
    recordedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
