import { defineEntity, p } from '@mikro-orm/core';

/** A user that a provider has pushed, with the provider's names for them. */
export const ScimUser = defineEntity({
  name: 'ScimUser',
  tableName: 'scim_users',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    ssoProviderId: p.uuid(),
    userId: p.uuid(),
    userName: p.string(),
    externalId: p.string().nullable(),
    /** The roles as pushed. */
    roles: p.json().$type<readonly string[]>().defaultRaw(`'[]'`),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A group that a provider has pushed. */
export const ScimGroup = defineEntity({
  name: 'ScimGroup',
  tableName: 'scim_groups',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    ssoProviderId: p.uuid(),
    displayName: p.string(),
    externalId: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

export const ScimMember = defineEntity({
  name: 'ScimMember',
  tableName: 'scim_members',
  properties: {
    groupId: p.uuid().primary(),
    scimUserId: p.uuid().primary(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A long-lived token for a provider that cannot request short ones. Only its hash is stored. */
export const ScimToken = defineEntity({
  name: 'ScimToken',
  tableName: 'scim_tokens',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    clientId: p.uuid(),
    tokenHash: p.string(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
