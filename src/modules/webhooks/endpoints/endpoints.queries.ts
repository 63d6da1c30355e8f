import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { afterCursor } from '../../../platform/http/cursor.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { webhookError } from '../webhooks.errors.js';
import { WebhookEndpoint } from './endpoint.entities.js';
import { endpointView } from './endpoint.view.js';
import type { WebhookEndpointResponse, WebhookEndpointsQuery } from './endpoints.dto.js';

/** Endpoints for administrators, the oldest first. */
@Injectable()
export class EndpointsQueries {
  constructor(private readonly em: EntityManager) {}

  async list({ limit, cursor }: WebhookEndpointsQuery): Promise<Page<WebhookEndpointResponse>> {
    const after = afterCursor(cursor, ['id'])?.[0];
    const where = {
      status: { $ne: 'removed' as const },
      ...(after === undefined ? {} : { id: { $gt: after } }),
    };
    const found = await this.em.find(WebhookEndpoint, where, { orderBy: { id: 'asc' }, limit: limit + 1 });
    return toPage(found, limit, ({ id }) => [id], endpointView);
  }

  async byId(id: string): Promise<WebhookEndpointResponse> {
    const endpoint = await this.em.findOne(WebhookEndpoint, { id, status: { $ne: 'removed' } });
    if (!endpoint) throw webhookError('webhooks.endpoint-not-found');
    return endpointView(endpoint);
  }
}
