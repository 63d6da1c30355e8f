import { defineEntity, p } from '@mikro-orm/core';

/** Failed sign-ins to an account from one network. */
export const SignInSource = defineEntity({
  name: 'SignInSource',
  tableName: 'sign_in_sources',
  properties: {
    userId: p.uuid().primary(),
    source: p.string().columnType('cidr').primary(),
    failures: p.integer().defaultRaw('0'),
    lastFailedAt: p.datetime().nullable(),
    lastSucceededAt: p.datetime().nullable(),
  },
});
