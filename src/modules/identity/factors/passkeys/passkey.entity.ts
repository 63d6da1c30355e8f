import { defineEntity, p } from '@mikro-orm/core';

/** A WebAuthn credential. Its private key stays in the authenticator, so nothing in this row is secret. */
export const Passkey = defineEntity({
  name: 'Passkey',
  tableName: 'webauthn_credentials',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    /** The authenticator's id of the credential, unique on the server. */
    credentialId: p.string(),
    publicKey: p.string(),
    /** The signature counter; 0 if the authenticator has none. */
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
