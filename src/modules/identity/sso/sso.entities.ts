import { defineEntity, p } from '@mikro-orm/core';
import { encryptedColumn } from '../../../platform/encryption/encrypted-columns.js';
import type { Role } from '../../../shared/actor.js';
import type { SsoProviderType } from './domain/provider-terms.js';
import type { RoleRule } from './domain/role-rules.js';

export const SSO_CLIENT_SECRET = encryptedColumn('sso_providers', 'client_secret_encrypted');

export const SsoProviderSchema = defineEntity({
  name: 'SsoProvider',
  tableName: 'sso_providers',
  properties: {
    id: p.uuid().primary(),
    providerName: p.string(),
    displayName: p.string().nullable(),
    providerType: p.string().$type<SsoProviderType>(),
    clientId: p.string(),
    clientSecretEncrypted: p.string().nullable(),
    publicClient: p.boolean(),
    issuerUrl: p.string().nullable(),
    authorizationUrl: p.string().nullable(),
    tokenUrl: p.string().nullable(),
    userinfoUrl: p.string().nullable(),
    jwksUrl: p.string().nullable(),
    jwks: p.json().$type<unknown>().nullable(),
    certificates: p.json().$type<readonly string[]>(),
    enabled: p.boolean(),
    autoCreateUsers: p.boolean(),
    allowedDomains: p.json().$type<readonly string[]>(),
    scopes: p.json().$type<readonly string[]>(),
    trustsEmail: p.boolean(),
    trustedAcrValues: p.json().$type<readonly string[]>(),
    trustedAmrValues: p.json().$type<readonly string[]>(),
    defaultRole: p.string().$type<Role>(),
    agencyId: p.uuid().nullable(),
    roleClaim: p.string().nullable(),
    roleRules: p.json().$type<readonly RoleRule[]>(),
    managesRoles: p.boolean(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** A company's own sign-in service, which tells us who a person is. */
export class SsoProvider extends SsoProviderSchema.class {
  /** The name on the sign-in page. */
  label(): string {
    return this.displayName ?? this.providerName;
  }

  /** Whether it may sign in people of this domain. */
  answersFor(domain: string | null): boolean {
    return this.allowedDomains.length === 0 || this.allowedDomains.includes(domain ?? '');
  }
}

SsoProviderSchema.setClass(SsoProvider);

/** The identity of a user at a provider: the provider's own name for them, which it never reuses. */
export const SsoIdentity = defineEntity({
  name: 'SsoIdentity',
  tableName: 'sso_identities',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid(),
    ssoProviderId: p.uuid(),
    subject: p.string(),
    email: p.string().nullable(),
    lastLoginAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
