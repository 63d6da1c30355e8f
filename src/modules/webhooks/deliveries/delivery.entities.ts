import { defineEntity, p } from '@mikro-orm/core';
import { named } from '../../../shared/named-list.js';

export const DELIVERY_STATUSES = named('WebhookDeliveryStatus', ['waiting', 'delivered', 'dead']);
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A message for one endpoint. Of the waiting messages about one resource only the first may be sent. */
export const WebhookDelivery = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_deliveries',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    endpointId: p.uuid(),
    eventId: p.uuid(),
    seq: p.bigint('string'),
    eventType: p.string(),
    resourceType: p.string(),
    resourceId: p.string(),
    body: p.string(),
    status: p.string().$type<DeliveryStatus>().defaultRaw("'waiting'"),
    isNext: p.boolean(),
    dueAt: p.datetime().defaultRaw('clock_timestamp()'),
    attempts: p.integer().defaultRaw('0'),
    attemptsBefore: p.integer().defaultRaw('0'),
    lastAttemptAt: p.datetime().nullable(),
    lastStatus: p.integer().nullable(),
    lastFault: p.string().nullable(),
    lastMilliseconds: p.integer().nullable(),
    deliveredAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});

/** How far the audit trail was searched for events. */
export const WebhookPosition = defineEntity({
  name: 'WebhookPosition',
  tableName: 'webhook_position',
  properties: {
    isOnly: p.boolean().primary().defaultRaw('true'),
    upToSeq: p.bigint('string').defaultRaw('0'),
  },
});
