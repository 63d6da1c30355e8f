import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { changedFields } from '../changed-fields.js';
import { ClientRegistration } from './client-registration.js';
import { ClientTokensStore } from './client-tokens.store.js';
import { clientView } from './client.view.js';
import type { ChangeClientRequest, OauthClientResponse } from './clients.dto.js';
import { RegisteredClients } from './registered-clients.js';

/** Changes a client. Fields that are left out keep their value; removed scopes and roles are gone at once. */
@Injectable()
export class ChangeClient {
  constructor(
    private readonly em: EntityManager,
    private readonly clients: RegisteredClients,
    private readonly registration: ClientRegistration,
    private readonly tokens: ClientTokensStore,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { expiresAt, ...input }: ChangeClientRequest,
  ): Promise<OauthClientResponse> {
    const client = await this.clients.lock(id, expected);
    const before = clientView(client);
    const told = Object.entries(input).filter(([, value]) => value !== undefined);
    Object.assign(client, Object.fromEntries(told));
    if (expiresAt !== undefined) client.expiresAt = expiresAt === null ? null : new Date(expiresAt);
    await this.registration.assertSound(actor, {
      ...client,
      jwks: client.jwks ?? null,
      backchannelLogoutUri: client.backchannelLogoutUri ?? null,
      role: client.role ?? null,
      agencyId: client.agencyId ?? null,
      ownerId: client.ownerId ?? null,
      ssoProviderId: client.ssoProviderId ?? null,
      // An expired client may still be changed.
      expiresAt: expiresAt === undefined ? null : (client.expiresAt ?? null),
    });
    await this.em.flush();
    const view = clientView(client);
    const changes = changedFields(before, view);
    if (Object.keys(changes).length > 0)
      await this.audit.note(actor, ['client', client.id], 'identity.client-changed', changes);
    return view;
  }

  @Transactional()
  async setActive(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    active: boolean,
  ): Promise<OauthClientResponse> {
    const client = await this.clients.lock(id, expected);
    if (client.active === active) return clientView(client);
    client.active = active;
    await this.em.flush();
    const ended = active ? 0 : await this.tokens.revokeAll(client.clientId, 'client deactivated');
    const action = active ? 'identity.client-activated' : 'identity.client-deactivated';
    await this.audit.note(actor, ['client', client.id], action, active ? {} : { tokensEnded: ended });
    return clientView(client);
  }
}
