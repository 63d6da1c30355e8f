import { defineEntity, p } from '@mikro-orm/core';
import { wrappedColumn } from '../../../platform/encryption/encrypted-columns.js';

/** The encrypted payload of sign-in steps and of sessions before a sign-in. Rows are deleted within a day. */
export const ARTIFACT_PAYLOAD_COLUMN = wrappedColumn({
  table: 'oidc_artifacts',
  column: 'payload_encrypted',
  primaryKey: 'id',
  contextOf: (modelAndHash) => `oidc_artifacts.payload:${modelAndHash}`,
  isRewritten: false,
});

/** A code that is exchanged for tokens once, by its hash. */
export const AuthorizationCode = defineEntity({
  name: 'AuthorizationCode',
  tableName: 'oauth2_authorization_codes',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    clientId: p.string(),
    userId: p.uuid(),
    grantId: p.string().nullable(),
    codeHash: p.string(),
    redirectUri: p.string(),
    scope: p.string().nullable(),
    codeChallenge: p.string().nullable(),
    codeChallengeMethod: p.string().nullable(),
    state: p.string().nullable(),
    nonce: p.string().nullable(),
    issuedAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.string().nullable(),
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    details: p.json().$type<unknown>().defaultRaw("'{}'"),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A refresh token, by its hash; those of one grant are a family, and each is used once. */
export const RefreshToken = defineEntity({
  name: 'RefreshToken',
  tableName: 'oauth2_refresh_tokens',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    clientId: p.string(),
    userId: p.uuid(),
    grantId: p.string().nullable(),
    tokenHash: p.string(),
    accessTokenHash: p.string().nullable(),
    scope: p.string().nullable(),
    tokenType: p.string().defaultRaw("'Bearer'"),
    parentTokenId: p.uuid().nullable(),
    rotations: p.integer().defaultRaw('0'),
    firstIssuedAt: p.datetime().defaultRaw('now()'),
    issuedAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.string().nullable(),
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    details: p.json().$type<unknown>().defaultRaw("'{}'"),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A user's consent for a client. Its id is no secret. */
export const ConsentGrant = defineEntity({
  name: 'ConsentGrant',
  tableName: 'grants',
  properties: {
    id: p.string().primary(),
    userId: p.uuid(),
    clientId: p.string(),
    scope: p.string().nullable(),
    claims: p.json().$type<unknown>().defaultRaw("'[]'"),
    resources: p.json().$type<unknown>().defaultRaw("'{}'"),
    rejected: p.json().$type<unknown>().defaultRaw("'{}'"),
    expiresAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Short-lived data of the protocol, encrypted. */
export const ProtocolArtifact = defineEntity({
  name: 'ProtocolArtifact',
  tableName: 'oidc_artifacts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    model: p.string(),
    idHash: p.string(),
    uid: p.string().nullable(),
    grantId: p.string().nullable(),
    payloadEncrypted: p.string().nullable(),
    consumedAt: p.datetime().nullable(),
    expiresAt: p.datetime(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** One event of a token. Append-only; it outlives client and user. */
export const TokenLogEntry = defineEntity({
  name: 'TokenLogEntry',
  tableName: 'oauth2_token_logs',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    clientId: p.string().nullable(),
    userId: p.uuid().nullable(),
    tokenType: p.string(),
    tokenHash: p.string(),
    scope: p.string().nullable(),
    action: p.string(),
    grantType: p.string().nullable(),
    reason: p.string().nullable(),
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    requestId: p.string().nullable(),
    riskScore: p.string().columnType('numeric(3,2)').nullable(),
    securityFlags: p.json().$type<unknown>().nullable(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});
