import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { FilterQuery } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { webhookError } from '../webhooks.errors.js';
import { WebhookEndpoint } from './endpoint.entities.js';

export interface ListeningEndpoint {
  readonly id: string;
  readonly eventTypes: readonly string[];
  readonly sinceSeq: bigint;
}

@Injectable()
export class EndpointsStore {
  constructor(private readonly em: EntityManager) {}

  /** Locks an endpoint for a change, in the caller's transaction. */
  async lock(id: string, expected: ExpectedRowVersion): Promise<WebhookEndpoint> {
    const endpoint = await this.em.findOne(
      WebhookEndpoint,
      { id, status: { $ne: 'removed' } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!endpoint) throw webhookError('webhooks.endpoint-not-found');
    assertVersion(endpoint.rowVersion, expected);
    return endpoint;
  }

  async hasAny(): Promise<boolean> {
    return (await this.count()) > 0;
  }

  async count(): Promise<number> {
    return this.em.count(WebhookEndpoint, { status: { $ne: 'removed' } });
  }

  /** Endpoints with their events; paused ones too, because their messages wait. */
  async listening(): Promise<readonly ListeningEndpoint[]> {
    const endpoints = await this.unmanaged({ status: { $ne: 'removed' } });
    return endpoints.map(({ id, eventTypes, sinceSeq }) => ({ id, eventTypes, sinceSeq: BigInt(sinceSeq) }));
  }

  async activeIds(): Promise<readonly string[]> {
    return (await this.unmanaged({ status: 'active' })).map(({ id }) => id);
  }

  /** Reads rows as they are now, not as this context loaded them before. */
  private unmanaged(where: FilterQuery<WebhookEndpoint>): Promise<readonly WebhookEndpoint[]> {
    return this.em.find(WebhookEndpoint, where, { disableIdentityMap: true });
  }
}
