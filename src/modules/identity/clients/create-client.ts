import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { ClientRegistration } from './client-registration.js';
import { OauthClient } from './client.entity.js';
import { clientView } from './client.view.js';
import type { ClientWithSecretResponse, CreateClientRequest } from './clients.dto.js';
import { clientSecretHash, newClientSecret } from './domain/client-secret.js';
import { isSecretMethod } from './domain/registration.js';

const PER_MINUTE = 60;
const PER_HOUR = 1000;

/** Registers a client. Its secret, if any, is only in the answer. */
@Injectable()
export class CreateClient {
  constructor(
    private readonly em: EntityManager,
    private readonly registration: ClientRegistration,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `secret` is only passed by the demo data, whose secrets are public. */
  @Transactional()
  async run(
    actor: Actor,
    input: CreateClientRequest,
    secret = newClientSecret(),
  ): Promise<ClientWithSecretResponse> {
    const now = this.clock.now();
    const id = newId(now.getTime());
    const perMinute = input.rateLimitPerMinute ?? Math.min(PER_MINUTE, input.rateLimitPerHour ?? PER_MINUTE);
    const terms = {
      tokenEndpointAuthMethod: input.tokenEndpointAuthMethod ?? ('client_secret_basic' as const),
      applicationType: input.applicationType ?? ('web' as const),
      jwks: input.jwks ?? null,
      dpopBoundAccessTokens: input.dpopBoundAccessTokens ?? false,
      backchannelLogoutUri: input.backchannelLogoutUri ?? null,
      redirectUris: input.redirectUris ?? [],
      postLogoutRedirectUris: input.postLogoutRedirectUris ?? [],
      allowedGrantTypes: input.allowedGrantTypes,
      allowedScopes: input.allowedScopes ?? [],
      role: input.role ?? null,
      agencyId: input.agencyId ?? null,
      ownerId: input.ownerId ?? null,
      ssoProviderId: input.ssoProviderId ?? null,
      rateLimitPerMinute: perMinute,
      rateLimitPerHour: input.rateLimitPerHour ?? Math.max(PER_HOUR, perMinute),
      expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
    };
    await this.registration.assertSound(actor, terms);
    const clientSecret = isSecretMethod(terms.tokenEndpointAuthMethod) ? secret : null;
    const client = this.em.create(OauthClient, {
      ...terms,
      id,
      clientId: input.clientId ?? id,
      clientName: input.clientName,
      clientSecretHash: clientSecret === null ? null : clientSecretHash(clientSecret),
      active: true,
      createdBy: actor.id,
      createdAt: now,
      updatedAt: now,
    });
    await this.em.persist(client).flush().catch(explainConflict);
    const { allowedGrantTypes, allowedScopes, role, agencyId } = terms;
    await this.audit.record(actor, {
      action: 'identity.client-created',
      resourceType: 'client',
      resourceId: client.id,
      changes: { clientId: client.clientId, allowedGrantTypes, allowedScopes, role, agencyId },
    });
    return { ...clientView(client), clientSecret };
  }
}

function explainConflict(error: unknown): never {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
  throw identityError('identity.client-id-taken', {
    errors: [{ pointer: '/clientId', detail: 'belongs to another client, or did' }],
  });
}
