import { defineEntity, p } from '@mikro-orm/core';
import { encryptedColumn } from '../../../platform/encryption/encrypted-columns.js';
import { named } from '../../../shared/named-list.js';

export const ENDPOINT_STATUSES = named('WebhookEndpointStatus', ['active', 'paused', 'removed']);
export type EndpointStatus = (typeof ENDPOINT_STATUSES)[number];

/** `failing`: a message died and nothing else got through; `gone`: the receiver responded with 410. */
export const PAUSE_REASONS = named('WebhookPauseReason', ['asked', 'failing', 'gone']);
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const SECRET_COLUMN = encryptedColumn('webhook_secrets', 'secret_encrypted');

const WebhookEndpointSchema = defineEntity({
  name: 'WebhookEndpoint',
  tableName: 'webhook_endpoints',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    url: p.string(),
    description: p.string().nullable(),
    eventTypes: p.array().columnType('text[]').$type<readonly string[]>(),
    status: p.string().$type<EndpointStatus>(),
    pauseReason: p.string().$type<PauseReason>().nullable(),
    sinceSeq: p.bigint('string'),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** An address outside that is told of events. */
export class WebhookEndpoint extends WebhookEndpointSchema.class {
  pause(reason: PauseReason): void {
    this.status = 'paused';
    this.pauseReason = reason;
  }

  resume(): void {
    this.status = 'active';
    this.pauseReason = null;
  }

  remove(): void {
    this.status = 'removed';
    this.pauseReason = null;
  }
}

WebhookEndpointSchema.setClass(WebhookEndpoint);

/** A secret that signs the messages of an endpoint. */
export const WebhookSecret = defineEntity({
  name: 'WebhookSecret',
  tableName: 'webhook_secrets',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    endpointId: p.uuid(),
    secretEncrypted: p.string(),
    expiresAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
