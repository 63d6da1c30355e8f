import { defineEntity, p } from '@mikro-orm/core';

/** A user whom a provider has pushed, under the names that it knows them by. */
export const ScimUser = defineEntity({
  name: 'ScimUser',
  tableName: 'scim_users',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    ssoProviderId: p.uuid(),
    userId: p.uuid(),
    userName: p.string(),
    externalId: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
