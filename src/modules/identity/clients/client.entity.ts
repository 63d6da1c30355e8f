import { defineEntity, p } from '@mikro-orm/core';
import type { Quota } from '../../../platform/limits/quota.js';
import type { Role } from '../../../shared/actor.js';
import type { AuthMethod, GrantType, JwkSet } from './domain/registration.js';
import { isSecretMethod } from './domain/registration.js';

export const OauthClientSchema = defineEntity({
  name: 'OauthClient',
  tableName: 'oauth2_clients',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    clientId: p.string(),
    clientName: p.string(),
    clientSecretHash: p.string().nullable(),
    secretExpiresAt: p.datetime().nullable(),
    secondSecretHash: p.string().nullable(),
    secondSecretExpiresAt: p.datetime().nullable(),
    tokenEndpointAuthMethod: p.string().$type<AuthMethod>(),
    jwks: p.json().$type<JwkSet>().nullable(),
    applicationType: p.string().$type<'web' | 'native'>(),
    redirectUris: p.json().$type<readonly string[]>(),
    postLogoutRedirectUris: p.json().$type<readonly string[]>(),
    allowedGrantTypes: p.json().$type<readonly GrantType[]>(),
    allowedScopes: p.json().$type<readonly string[]>(),
    dpopBoundAccessTokens: p.boolean(),
    backchannelLogoutUri: p.string().nullable(),
    rateLimitPerMinute: p.integer(),
    rateLimitPerHour: p.integer(),
    active: p.boolean(),
    expiresAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
    role: p.string().$type<Role>().nullable(),
    agencyId: p.uuid().nullable(),
    ownerId: p.uuid().nullable(),
    ssoProviderId: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
  },
});

/** A client that acts for users or for itself. Its secrets are random and long, so a plain hash is enough. */
export class OauthClient extends OauthClientSchema.class {
  /** Whether the client is active; otherwise it is refused everywhere. */
  mayAct(now: Date): boolean {
    return this.active && !this.deletedAt && (!this.expiresAt || this.expiresAt > now);
  }

  quota(): Quota {
    return { perMinute: this.rateLimitPerMinute, perHour: this.rateLimitPerHour };
  }

  /** The hashes of its valid secrets; during a change-over also the old one. */
  secretHashes(now: Date): readonly string[] {
    if (!isSecretMethod(this.tokenEndpointAuthMethod)) return [];
    const secrets = [
      [this.clientSecretHash, this.secretExpiresAt],
      [this.secondSecretHash, this.secondSecretExpiresAt],
    ] as const;
    return secrets.flatMap(([hash, end]) => (hash && (!end || end > now) ? [hash] : []));
  }

  /** Sets a new secret. The former one stays valid until `until` at most; null ends it now. An older one ends. */
  replaceSecret(hash: string, expiresAt: Date | null, until: Date | null): void {
    const end = this.secretExpiresAt;
    const goesOn = until !== null && this.clientSecretHash;
    this.secondSecretHash = goesOn ? this.clientSecretHash : null;
    this.secondSecretExpiresAt = goesOn ? (end && end < until ? end : until) : null;
    this.clientSecretHash = hash;
    this.secretExpiresAt = expiresAt;
  }
}

OauthClientSchema.setClass(OauthClient);
