import { defineEntity, p } from '@mikro-orm/core';
import { encryptedColumn } from '../../../platform/encryption/encrypted-columns.js';

export const TOTP_SECRET = encryptedColumn('user_mfa_settings', 'totp_secret_encrypted', {
  primaryKey: 'user_id',
});
export const SMS_PHONE = encryptedColumn('user_mfa_settings', 'sms_phone_encrypted', {
  primaryKey: 'user_id',
});
export const NEW_TOTP_SECRET = encryptedColumn('factor_challenges', 'totp_secret_encrypted');
export const NEW_SMS_PHONE = encryptedColumn('factor_challenges', 'sms_phone_encrypted');

/** The second factors of a user; no row means none. */
export const FactorSettings = defineEntity({
  name: 'FactorSettings',
  tableName: 'user_mfa_settings',
  properties: {
    userId: p.uuid().primary(),
    totpEnabled: p.boolean().defaultRaw('false'),
    totpSecretEncrypted: p.string().nullable(),
    totpLastStep: p.bigint('string').nullable(),
    webauthnEnabled: p.boolean().defaultRaw('false'),
    webauthnCredentials: p.json().$type<unknown>().defaultRaw("'[]'"),
    smsEnabled: p.boolean().defaultRaw('false'),
    smsPhoneEncrypted: p.string().nullable(),
    recoveryCodesHashed: p.json().$type<unknown>().defaultRaw("'[]'"),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    /** Consecutive wrong codes. */
    failedCount: p.integer().defaultRaw('0'),
    lastFailedAt: p.datetime().nullable(),
  },
});

/** A wait for a second factor: a sign-in after the right password, or a user who adds a factor. */
export const FactorChallenge = defineEntity({
  name: 'FactorChallenge',
  tableName: 'factor_challenges',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    subjectHash: p.string(),
    tries: p.integer().defaultRaw('0'),
    /** The secret being added, until a code confirms it. */
    totpSecretEncrypted: p.string().nullable(),
    /** The `amr` of the second factor (RFC 8176); null until it is shown. */
    amr: p.json().$type<unknown>().nullable(),
    expiresAt: p.datetime(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    /** The provider that was the first factor; null for our password. */
    ssoProviderId: p.uuid().nullable(),
    /** The telephone number being added. */
    smsPhoneEncrypted: p.string().nullable(),
    /** Keyed hash of the last code sent and of its number; null once it is used. */
    smsCodeHash: p.string().nullable(),
    smsCodeExpiresAt: p.datetime().nullable(),
  },
});

/** A browser where the password alone is enough for a month, because a second factor was used on it. */
export const TrustedDevice = defineEntity({
  name: 'TrustedDevice',
  tableName: 'trusted_devices',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid(),
    tokenHash: p.string(),
    ipAddress: p.string().columnType('inet').nullable(),
    userAgent: p.string().nullable(),
    lastUsedAt: p.datetime(),
    expiresAt: p.datetime(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
