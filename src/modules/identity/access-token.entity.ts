import { defineEntity, p } from '@mikro-orm/core';

/** An issued access token, by its hash. */
export const AccessToken = defineEntity({
  name: 'AccessToken',
  tableName: 'oauth2_access_tokens',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    clientId: p.string(),
    userId: p.uuid().nullable(),
    grantId: p.string().nullable(),
    jtiHash: p.string(),
    format: p.string().defaultRaw("'jwt'"),
    audience: p.string().nullable(),
    scope: p.string().nullable(),
    issuedAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.string().nullable(),
    details: p.json().$type<unknown>().defaultRaw("'{}'"),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    sessionId: p.uuid().nullable(),
  },
});
