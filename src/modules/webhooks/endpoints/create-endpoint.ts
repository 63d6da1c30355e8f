import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit, TrailFeed } from '../../audit/index.js';
import { webhookError } from '../webhooks.errors.js';
import { WebhookEndpoint } from './endpoint.entities.js';
import { EndpointTerms } from './endpoint-terms.js';
import { endpointView } from './endpoint.view.js';
import type { CreateEndpointRequest, WebhookEndpointWithSecretResponse } from './endpoints.dto.js';
import { EndpointsStore } from './endpoints.store.js';
import { ReceiversStore } from './receivers.store.js';

/** Every round looks at each endpoint, and each has its own connections. */
const MOST_ENDPOINTS = 100;

/** Registers an endpoint, which is told of events from now on. Its secret is shown once. */
@Injectable()
export class CreateEndpoint {
  constructor(
    private readonly em: EntityManager,
    private readonly terms: EndpointTerms,
    private readonly store: EndpointsStore,
    private readonly receivers: ReceiversStore,
    private readonly entries: TrailFeed,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    { url, description = null, eventTypes }: CreateEndpointRequest,
  ): Promise<WebhookEndpointWithSecretResponse> {
    this.terms.assertSound({ url, eventTypes });
    await lockInTransaction(this.em.getKysely(), 'webhooks.endpoints');
    if ((await this.store.count()) >= MOST_ENDPOINTS)
      throw webhookError('webhooks.too-many-endpoints', { detail: `There may be ${MOST_ENDPOINTS}.` });
    const sinceSeq = (await this.entries.lastDrawn()).toString();
    const id = newId();
    const endpoint = this.em.create(WebhookEndpoint, {
      id,
      url,
      description,
      eventTypes: [...new Set(eventTypes)],
      status: 'active',
      sinceSeq,
      createdBy: actor.id,
    });
    await this.em.persist(endpoint).flush();
    const secret = await this.receivers.renew(id, 0);
    await this.audit.record(actor, {
      action: 'webhooks.endpoint-created',
      resourceType: 'webhook-endpoint',
      resourceId: id,
      changes: { eventTypes: endpoint.eventTypes },
    });
    return { ...endpointView(endpoint), secret };
  }
}
