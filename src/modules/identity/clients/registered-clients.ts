import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { RequestScope } from '../../../platform/http/request-scope.js';
import { requestScope } from '../../../platform/http/request-scope.js';
import { lockToChange } from '../../../platform/postgres/row-lock.js';
import { Clock } from '../../../shared/clock.js';
import { identityError } from '../identity.errors.js';
import { OauthClient } from './client.entity.js';

/** Clients for the authorization server and for use cases that change them. */
@Injectable()
export class RegisteredClients {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** The client found for each current request. */
  private readonly found = new WeakMap<RequestScope, OauthClient>();

  /** The client of the current request, read once: it is needed for the rate limit and again for authentication. */
  async actingInRequest(clientId: string): Promise<OauthClient | null> {
    const scope = requestScope();
    if (!scope) return this.acting(clientId);
    const known = this.found.get(scope);
    if (known?.clientId === clientId) return known;
    const client = await this.acting(clientId);
    if (client) this.found.set(scope, client);
    return client;
  }

  /** A client that may act now; null if it is unknown, disabled or expired, so that it is refused everywhere at once. */
  async acting(clientId: string): Promise<OauthClient | null> {
    const client = await this.em.findOne(OauthClient, { clientId, deletedAt: null }, { refresh: true });
    return client?.mayAct(this.clock.now()) ? client : null;
  }

  /** Locks a client and checks its version; needs a transaction. */
  async lock(id: string, expected: ExpectedRowVersion): Promise<OauthClient> {
    await lockToChange(this.em, OauthClient, { id });
    const client = await this.em.findOne(OauthClient, { id, deletedAt: null }, { refresh: true });
    if (!client) throw identityError('identity.client-not-found');
    assertVersion(client.rowVersion, expected);
    return client;
  }
}
