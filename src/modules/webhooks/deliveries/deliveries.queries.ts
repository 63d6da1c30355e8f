import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { columns } from '../../../platform/columns.js';
import { moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { webhookError } from '../webhooks.errors.js';
import type {
  DeliveriesQuery,
  WebhookDeliveryResponse,
  WebhookDeliveryWithBodyResponse,
} from './deliveries.dto.js';
import { WebhookDelivery } from './delivery.entities.js';

const COLUMNS = sql`
  ${columns(WebhookDelivery, [
    'id',
    'eventId',
    'eventType',
    'resourceType',
    'resourceId',
    'status',
    'attempts',
    'lastAttemptAt',
    'lastStatus',
    'lastFault',
    'lastMilliseconds',
    'deliveredAt',
    'createdAt',
  ])}, seq::text as sequence, case when is_next then ${moment('due_at')} end as due_at`;

/** Delivered and waiting messages of an endpoint, newest first. */
@Injectable()
export class DeliveriesQueries {
  constructor(private readonly em: EntityManager) {}

  async list(
    endpointId: string,
    { status, limit, cursor }: DeliveriesQuery,
  ): Promise<Page<WebhookDeliveryResponse>> {
    const [seq] = afterCursor(cursor, ['sequence']) ?? [];
    const { rows } = await sql<WebhookDeliveryResponse>`
      select ${COLUMNS} from webhook_deliveries
       where endpoint_id = ${endpointId} ${when(status, (one) => sql`status = ${one}`)}
             ${when(seq, (before) => sql`seq < ${before}::bigint`)}
       order by seq desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, limit, ({ sequence }) => [sequence]);
  }

  async byId(endpointId: string, id: string): Promise<WebhookDeliveryWithBodyResponse> {
    const { rows } = await sql<WebhookDeliveryWithBodyResponse>`
      select ${COLUMNS}, body from webhook_deliveries where endpoint_id = ${endpointId} and id = ${id}
    `.execute(this.em.getKysely());
    const [delivery] = rows;
    if (!delivery) throw webhookError('webhooks.delivery-not-found');
    return delivery;
  }
}
