import { defineEntity, p } from '@mikro-orm/core';

const bookkeeping = {
  rowVersion: p.integer().defaultRaw('1'),
  createdAt: p.datetime().defaultRaw('now()'),
  updatedAt: p.datetime().defaultRaw('now()'),
};

const revocation = {
  revokedAt: p.datetime().nullable(),
  revokeReason: p.string().nullable(),
};

/** What a browser brings back from the sign-in, once, in exchange for tokens. */
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
    ...revocation,
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    details: p.json().$type<unknown>().defaultRaw("'{}'"),
    ...bookkeeping,
  },
});

/** One link of a family of refresh tokens: each works once and names the one before it. */
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
    ...revocation,
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    details: p.json().$type<unknown>().defaultRaw("'{}'"),
    ...bookkeeping,
  },
});

/** What a user has allowed a client: the record of the consent. */
export const Consent = defineEntity({
  name: 'Consent',
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
    ...revocation,
    ...bookkeeping,
  },
});

/** What the protocol needs for minutes. */
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
    ...bookkeeping,
  },
});

/** What happened to a code or a token, for good. */
export const TokenLogRow = defineEntity({
  name: 'TokenLogRow',
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
    riskScore: p.decimal('string').nullable(),
    securityFlags: p.json().$type<unknown>().nullable(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});
