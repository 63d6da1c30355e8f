import { defineEntity, p } from '@mikro-orm/core';

/** A program that may act, for a user or for itself. */
export const OauthClient = defineEntity({
  name: 'OauthClient',
  tableName: 'oauth2_clients',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    clientId: p.string(),
    clientName: p.string(),
    clientSecretHash: p.string().nullable(),
    secretExpiresAt: p.datetime().nullable(),
    secondSecretHash: p.string().nullable(),
    secondSecretExpiresAt: p.datetime().nullable(),
    tokenEndpointAuthMethod: p.string().defaultRaw("'client_secret_basic'"),
    jwks: p.json().$type<unknown>().nullable(),
    applicationType: p.string().defaultRaw("'web'"),
    redirectUris: p.json().$type<unknown>().defaultRaw("'[]'"),
    postLogoutRedirectUris: p.json().$type<unknown>().defaultRaw("'[]'"),
    allowedGrantTypes: p.json().$type<unknown>().defaultRaw(`'["authorization_code", "refresh_token"]'`),
    allowedScopes: p.json().$type<unknown>().defaultRaw("'[]'"),
    rateLimitPerMinute: p.integer().defaultRaw('60'),
    rateLimitPerHour: p.integer().defaultRaw('1000'),
    active: p.boolean().defaultRaw('true'),
    expiresAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    deletedAt: p.datetime().nullable(),
    role: p.string().nullable(),
    agencyId: p.uuid().nullable(),
  },
});
