import { defineEntity, p } from '@mikro-orm/core';

/** The calculation of a premium, step by step, with its hash. */
export const RatingWorksheet = defineEntity({
  name: 'RatingWorksheet',
  tableName: 'rating_worksheets',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    editionId: p.uuid(),
    editionHash: p.string(),
    engineVersion: p.string(),
    total: p.decimal('string'),
    worksheet: p.string().columnType('json'),
    contentHash: p.string(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
