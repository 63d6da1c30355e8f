import { defineEntity, p } from '@mikro-orm/core';
import { wrappedColumn } from '../../../platform/encryption/encrypted-columns.js';

/** The encrypted private key, bound to its row: copied under another id it does not decrypt. */
export const SIGNING_KEY_COLUMN = wrappedColumn({
  table: 'signing_keys',
  column: 'private_jwk_encrypted',
  primaryKey: 'kid',
  contextOf: (kid) => `signing_keys.private_jwk:${kid}`,
  isRewritten: true,
});

/** A key that signs access tokens, its private half encrypted. */
export const SigningKey = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_keys',
  properties: {
    kid: p.string().primary(),
    alg: p.string().defaultRaw("'ES256'"),
    publicJwk: p.json().$type<unknown>(),
    privateJwkEncrypted: p.string().nullable(),
    status: p.string().defaultRaw("'next'"),
    notBefore: p.datetime().defaultRaw('now()'),
    retireAfter: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
