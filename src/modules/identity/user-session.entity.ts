import { defineEntity, p } from '@mikro-orm/core';
import { wrappedColumn } from '../../platform/encryption/encrypted-columns.js';

/** The protocol's data of a session, encrypted for this session alone. */
export const SESSION_PAYLOAD_COLUMN = wrappedColumn({
  table: 'user_sessions',
  column: 'payload_encrypted',
  primaryKey: 'uid',
  contextOf: (uid) => `user_sessions.payload:${uid}`,
  isRewritten: true,
});

/** A sign-in of a user, for as long as it lasts. */
export const UserSession = defineEntity({
  name: 'UserSession',
  tableName: 'user_sessions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid(),
    sessionTokenHash: p.string(),
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    deviceFingerprint: p.string().nullable(),
    authMethod: p.string().defaultRaw("'password'"),
    ssoProviderId: p.uuid().nullable(),
    lastActivityAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    /** The protocol's id of the session, which stays when its cookie changes. */
    uid: p.string().nullable(),
    cookieHash: p.string().nullable(),
    acr: p.string().nullable(),
    amr: p.json().$type<unknown>().defaultRaw(`'["pwd"]'`),
    signedInAt: p.datetime().nullable(),
    payloadEncrypted: p.string().nullable(),
    /** The break-glass access that the session holds, and until when. */
    breakGlassId: p.uuid().nullable(),
    breakGlassUntil: p.datetime().nullable(),
    breakGlassPermissions: p.array().columnType('text[]').$type<readonly string[]>().nullable(),
  },
});
