import { defineEntity, p } from '@mikro-orm/core';

/** A credential of WebAuthn: its private half stays in the authenticator, so nothing of this row is secret. */
export const Passkey = defineEntity({
  name: 'Passkey',
  tableName: 'webauthn_credentials',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    /** As the authenticator calls it; of one user, on the whole server. */
    credentialId: p.string(),
    publicKey: p.string(),
    /** 0 where the authenticator does not count. */
    counter: p.bigint('string'),
    transports: p.json().$type<unknown>().defaultRaw("'[]'"),
    /** `multiDevice`: it may be copied to other devices of its owner. */
    deviceType: p.string().$type<'singleDevice' | 'multiDevice'>(),
    isBackedUp: p.boolean(),
    name: p.string(),
    lastUsedAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
