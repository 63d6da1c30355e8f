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

/** Clients as the authorization server and the use cases that change them need them. */
@Injectable()
export class RegisteredClients {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** What `acting` found for the request under way, for whoever asks again within it. */
  private readonly found = new WeakMap<RequestScope, OauthClient>();

  /** Read once for the request under way, which asks who the client is before it is admitted, and when it proves it. */
  async actingInRequest(clientId: string): Promise<OauthClient | null> {
    const scope = requestScope();
    if (!scope) return this.acting(clientId);
    const known = this.found.get(scope);
    if (known?.clientId === clientId) return known;
    const client = await this.acting(clientId);
    if (client) this.found.set(scope, client);
    return client;
  }

  /** The client that may act now: null for one that is unknown, deactivated or over, so that it is refused everywhere at once. */
  async acting(clientId: string): Promise<OauthClient | null> {
    const client = await this.em.findOne(OauthClient, { clientId, deletedAt: null }, { refresh: true });
    return client?.mayAct(this.clock.now()) ? client : null;
  }

  /** Belongs in a transaction. */
  async lock(id: string, expected: ExpectedRowVersion): Promise<OauthClient> {
    await lockToChange(this.em, OauthClient, { id });
    const client = await this.em.findOne(OauthClient, { id, deletedAt: null }, { refresh: true });
    if (!client) throw identityError('identity.client-not-found');
    assertVersion(client.rowVersion, expected);
    return client;
  }
}
