import type { WebhookEndpoint } from './endpoint.entities.js';
import type { WebhookEndpointResponse } from './endpoints.dto.js';

export function endpointView(endpoint: WebhookEndpoint): WebhookEndpointResponse {
  return {
    id: endpoint.id,
    url: endpoint.url,
    description: endpoint.description ?? null,
    eventTypes: endpoint.eventTypes,
    status: endpoint.status,
    pauseReason: endpoint.pauseReason ?? null,
    createdBy: endpoint.createdBy ?? null,
    rowVersion: endpoint.rowVersion,
    createdAt: endpoint.createdAt.toISOString(),
    updatedAt: endpoint.updatedAt.toISOString(),
  };
}
