import { defineEntity, p } from '@mikro-orm/core';

/** What a table of reference data is now: another version with each statement that changes it, given by the table's own trigger. */
export const ReferenceVersion = defineEntity({
  name: 'ReferenceVersion',
  tableName: 'reference_versions',
  properties: {
    tableName: p.string().primary(),
    version: p.uuid(),
  },
});
