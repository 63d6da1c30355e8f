import { isDeepStrictEqual } from 'node:util';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { webhookError } from '../webhooks.errors.js';
import { EndpointTerms } from './endpoint-terms.js';
import type { WebhookEndpoint } from './endpoint.entities.js';
import { endpointView } from './endpoint.view.js';
import type {
  ChangeEndpointRequest,
  RotateEndpointSecretRequest,
  WebhookEndpointResponse,
  WebhookEndpointWithSecretResponse,
} from './endpoints.dto.js';
import { EndpointsStore } from './endpoints.store.js';
import { ReceiversStore } from './receivers.store.js';

const OVERLAP_HOURS = 24;

/** Changes of an endpoint: terms, pause, removal. */
@Injectable()
export class ChangeEndpoint {
  constructor(
    private readonly em: EntityManager,
    private readonly terms: EndpointTerms,
    private readonly store: EndpointsStore,
    private readonly receivers: ReceiversStore,
    private readonly audit: Audit,
  ) {}

  /** Waiting messages go to the new address; the new list of events applies to later events. */
  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ChangeEndpointRequest,
  ): Promise<WebhookEndpointResponse> {
    this.terms.assertSound(input);
    const endpoint = await this.store.lock(id, expected);
    const { url, description, eventTypes } = endpoint;
    const before = { url, description: description ?? null, eventTypes };
    const after = { ...before, ...givenFields(input) };
    const fields = Object.keys(before).filter(
      (name) => !isDeepStrictEqual(after[name as keyof typeof after], before[name as keyof typeof before]),
    );
    if (fields.length === 0) return endpointView(endpoint);
    Object.assign(endpoint, after);
    return this.written(actor, endpoint, 'changed', {
      fields,
      ...(fields.includes('eventTypes') && { eventTypes: [before.eventTypes, after.eventTypes] }),
    });
  }

  @Transactional()
  async pause(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<WebhookEndpointResponse> {
    const endpoint = await this.store.lock(id, expected);
    if (endpoint.status === 'paused') throw webhookError('webhooks.endpoint-status');
    endpoint.pause('asked');
    return this.written(actor, endpoint, 'paused', { status: ['active', 'paused'] });
  }

  @Transactional()
  async resume(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<WebhookEndpointResponse> {
    const endpoint = await this.store.lock(id, expected);
    if (endpoint.status === 'active') throw webhookError('webhooks.endpoint-status');
    endpoint.resume();
    return this.written(actor, endpoint, 'resumed', { status: ['paused', 'active'] });
  }

  /** Waiting messages of a removed endpoint are never sent. */
  @Transactional()
  async remove(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<void> {
    const endpoint = await this.store.lock(id, expected);
    const { status } = endpoint;
    endpoint.remove();
    await this.written(actor, endpoint, 'removed', { status: [status, 'removed'] });
  }

  @Transactional()
  async rotateSecret(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { overlapHours = OVERLAP_HOURS }: RotateEndpointSecretRequest,
  ): Promise<WebhookEndpointWithSecretResponse> {
    const endpoint = await this.store.lock(id, expected);
    const secret = await this.receivers.renew(id, overlapHours);
    endpoint.updatedAt = new Date();
    return { ...(await this.written(actor, endpoint, 'secret-rotated', { overlapHours })), secret };
  }

  private async written(
    actor: Actor,
    endpoint: WebhookEndpoint,
    what: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<WebhookEndpointResponse> {
    await this.em.flush();
    await this.audit.record(actor, {
      action: `webhooks.endpoint-${what}`,
      resourceType: 'webhook-endpoint',
      resourceId: endpoint.id,
      changes,
    });
    return endpointView(endpoint);
  }
}

function givenFields(input: ChangeEndpointRequest): ChangeEndpointRequest {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
