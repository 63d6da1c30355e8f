import { defineEntity, p } from '@mikro-orm/core';

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
