import { Id, Int, Line, Moment, OneOf, PageQuery, Text, pageOf } from '../../../platform/http/fields.js';
import type { DeliveryStatus } from './delivery.entities.js';
import { DELIVERY_STATUSES } from './delivery.entities.js';

const TYPE = { max: 100, example: 'policies.bound' } as const;

export class DeliveriesQuery extends PageQuery {
  @OneOf(DELIVERY_STATUSES, { optional: true, description: 'dead: given up after the last attempt.' })
  readonly status?: DeliveryStatus;
}

export class WebhookDeliveryResponse {
  @Id() readonly id!: string;
  @Id({ description: 'The `webhook-id` of its message.' }) readonly eventId!: string;
  @Line(TYPE) readonly eventType!: string;
  @Line({ max: 20, description: 'The number of the event; lists go by it.' }) readonly sequence!: string;
  @Line({ max: 100 }) readonly resourceType!: string;
  @Text({ max: 500 }) readonly resourceId!: string;
  @OneOf(DELIVERY_STATUSES) readonly status!: DeliveryStatus;
  @Int({ min: 0, max: 2_000_000_000 }) readonly attempts!: number;

  @Moment({ nullable: true, description: 'When it is tried next; null where it waits for one before it.' })
  readonly dueAt!: string | null;

  @Moment({ nullable: true }) readonly lastAttemptAt!: string | null;
  @Int({ min: 100, max: 599, nullable: true, description: 'What was answered last.' })
  readonly lastStatus!: number | null;
  @Text({ max: 500, nullable: true, description: 'Why the last attempt failed.' })
  readonly lastFault!: string | null;
  @Int({ min: 0, max: 2_000_000_000, nullable: true }) readonly lastMilliseconds!: number | null;
  @Moment({ nullable: true }) readonly deliveredAt!: string | null;
  @Moment() readonly createdAt!: string;
}

export const WebhookDeliveryPage = pageOf(WebhookDeliveryResponse);

export class WebhookDeliveryWithBodyResponse extends WebhookDeliveryResponse {
  @Text({ max: 1_000_000, description: 'The message, byte for byte as it is signed.' })
  readonly body!: string;
}

export const REPLAYED = ['dead', 'delivered'] as const;

export class ReplayWebhooksRequest {
  @OneOf(REPLAYED, { example: 'dead', description: 'Which messages are delivered again.' })
  readonly status!: (typeof REPLAYED)[number];
}

export class ReplayWebhooksResponse {
  @Int({
    min: 0,
    max: 1_000_000,
    description: 'How many wait again, the oldest first; call it again until 0.',
  })
  readonly replayed!: number;
}
