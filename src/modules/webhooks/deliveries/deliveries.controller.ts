import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { EndpointsQueries } from '../endpoints/endpoints.queries.js';
import {
  DeliveriesQuery,
  ReplayWebhooksRequest,
  ReplayWebhooksResponse,
  WebhookDeliveryPage,
  WebhookDeliveryResponse,
  WebhookDeliveryWithBodyResponse,
} from './deliveries.dto.js';
import { DeliveriesQueries } from './deliveries.queries.js';
import { ReplayDeliveries } from './replay-deliveries.js';

@ApiTags('webhooks')
@Controller('webhook-endpoints')
export class DeliveriesController {
  constructor(
    private readonly endpoints: EndpointsQueries,
    private readonly queries: DeliveriesQueries,
    private readonly replayDeliveries: ReplayDeliveries,
  ) {}

  @Get(':id/deliveries')
  @Allow('webhooks.read')
  @ApiOperation({
    operationId: 'listWebhookDeliveries',
    summary: 'See what was delivered, what waits and what was given up, the newest first',
  })
  @ApiOkResponse({ type: WebhookDeliveryPage })
  @Problems('webhooks.endpoint-not-found')
  async list(@IdParam() id: string, @Query() query: DeliveriesQuery): Promise<Page<WebhookDeliveryResponse>> {
    await this.endpoints.byId(id);
    return this.queries.list(id, query);
  }

  @Get(':id/deliveries/:deliveryId')
  @Allow('webhooks.read')
  @ApiOperation({ operationId: 'readWebhookDelivery', summary: 'See a delivery with its message' })
  @ApiOkResponse({ type: WebhookDeliveryWithBodyResponse })
  @Problems('webhooks.delivery-not-found')
  read(
    @IdParam() id: string,
    @IdParam('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryWithBodyResponse> {
    return this.queries.byId(id, deliveryId);
  }

  @Post(':id/deliveries/:deliveryId/replay')
  @Allow('webhooks.manage')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'replayWebhookDelivery',
    summary: 'Deliver a message again, with the same id; one that waits goes on waiting',
  })
  @ApiOkResponse({ type: WebhookDeliveryWithBodyResponse })
  @Problems('webhooks.endpoint-not-found', 'webhooks.delivery-not-found')
  replayOne(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryWithBodyResponse> {
    return this.replayDeliveries.one(actor, id, deliveryId);
  }

  @Post(':id/replay')
  @Allow('webhooks.manage')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'replayWebhookDeliveries',
    summary: 'Deliver again what was given up, or what was delivered, up to 10,000 at once',
  })
  @ApiOkResponse({ type: ReplayWebhooksResponse })
  @Problems('webhooks.endpoint-not-found')
  replay(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ReplayWebhooksRequest,
  ): Promise<ReplayWebhooksResponse> {
    return this.replayDeliveries.all(actor, id, body);
  }
}
