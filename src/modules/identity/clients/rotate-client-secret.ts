import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { clientView } from './client.view.js';
import type { ClientWithSecretResponse, RotateSecretRequest } from './clients.dto.js';
import { clientSecretHash, newClientSecret } from './domain/client-secret.js';
import { isSecretMethod } from './domain/registration.js';
import { RegisteredClients } from './registered-clients.js';

const OVERLAP_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Gives a client a new secret; the former one stays valid for a while, so that the change interrupts nothing. */
@Injectable()
export class RotateClientSecret {
  constructor(
    private readonly em: EntityManager,
    private readonly clients: RegisteredClients,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { overlapHours = OVERLAP_HOURS, secretExpiresAt = null }: RotateSecretRequest,
  ): Promise<ClientWithSecretResponse> {
    const now = this.clock.now();
    const client = await this.clients.lock(id, expected);
    if (!isSecretMethod(client.tokenEndpointAuthMethod))
      throw identityError('identity.client-without-secret');
    const expiresAt = secretExpiresAt === null ? null : new Date(secretExpiresAt);
    if (expiresAt && expiresAt <= now)
      throw identityError('identity.client-terms', {
        errors: [{ pointer: '/secretExpiresAt', detail: 'is over already' }],
      });
    const until = overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * HOUR_MS);
    const clientSecret = newClientSecret();
    client.replaceSecret(clientSecretHash(clientSecret), expiresAt, until);
    await this.em.flush();
    await this.audit.record(actor, {
      action: 'identity.client-secret-rotated',
      resourceType: 'client',
      resourceId: id,
      changes: { overlapHours, secretExpiresAt },
    });
    return { ...clientView(client), clientSecret };
  }
}
