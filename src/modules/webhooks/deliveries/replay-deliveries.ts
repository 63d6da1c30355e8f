import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { EndpointsStore } from '../endpoints/endpoints.store.js';
import type {
  ReplayWebhooksRequest,
  ReplayWebhooksResponse,
  WebhookDeliveryWithBodyResponse,
} from './deliveries.dto.js';
import { REPLAYED } from './deliveries.dto.js';
import { DeliveriesQueries } from './deliveries.queries.js';
import { DeliveriesStore } from './deliveries.store.js';

const MOST_AT_ONCE = 10_000;

/** Sends dead messages, or delivered ones that a receiver lost, again. Waiting messages are not affected. */
@Injectable()
export class ReplayDeliveries {
  constructor(
    protected readonly em: EntityManager,
    private readonly endpoints: EndpointsStore,
    private readonly store: DeliveriesStore,
    private readonly queries: DeliveriesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async one(actor: Actor, endpointId: string, id: string): Promise<WebhookDeliveryWithBodyResponse> {
    await this.endpoints.lock(endpointId, 'any');
    await this.queries.byId(endpointId, id);
    await this.store.lockLanes();
    const again = await this.store.again(endpointId, { status: REPLAYED, id, most: 1 });
    if (again.length > 0) await this.record(actor, endpointId, again.length);
    return this.queries.byId(endpointId, id);
  }

  @Transactional()
  async all(
    actor: Actor,
    endpointId: string,
    { status }: ReplayWebhooksRequest,
  ): Promise<ReplayWebhooksResponse> {
    await this.endpoints.lock(endpointId, 'any');
    await this.store.lockLanes();
    const again = await this.store.again(endpointId, { status: [status], most: MOST_AT_ONCE });
    if (again.length > 0) await this.record(actor, endpointId, again.length);
    return { replayed: again.length };
  }

  private record(actor: Actor, resourceId: string, count: number): Promise<void> {
    return this.audit.record(actor, {
      action: 'webhooks.deliveries-replayed',
      resourceType: 'webhook-endpoint',
      resourceId,
      changes: { count },
    });
  }
}
