import { defineEntity, p } from '@mikro-orm/core';

/** The current version of a table of reference data; a trigger of the table sets a new one with each statement that changes it. */
export const ReferenceVersion = defineEntity({
  name: 'ReferenceVersion',
  tableName: 'reference_versions',
  properties: {
    tableName: p.string().primary(),
    version: p.uuid(),
  },
});
