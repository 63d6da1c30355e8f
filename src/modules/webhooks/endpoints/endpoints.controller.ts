import { Body, Controller, Delete, Get, Header, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { ChangeEndpoint } from './change-endpoint.js';
import { CreateEndpoint } from './create-endpoint.js';
import {
  ChangeEndpointRequest,
  CreateEndpointRequest,
  PingResponse,
  RotateEndpointSecretRequest,
  WebhookEndpointPage,
  WebhookEndpointResponse,
  WebhookEndpointWithSecretResponse,
  WebhookEndpointsQuery,
} from './endpoints.dto.js';
import { EndpointsQueries } from './endpoints.queries.js';
import { PingEndpoint } from './ping-endpoint.js';

@ApiTags('webhooks')
@Controller('webhook-endpoints')
export class EndpointsController {
  constructor(
    private readonly createEndpoint: CreateEndpoint,
    private readonly changeEndpoint: ChangeEndpoint,
    private readonly pingEndpoint: PingEndpoint,
    private readonly queries: EndpointsQueries,
  ) {}

  @Post()
  @Allow('webhooks.manage')
  @Idempotent({ shownOnce: ['secret'] })
  @LocatedAt('/api/v1/webhook-endpoints/:id')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'createWebhookEndpoint',
    summary: 'Register an address that is told of events from now on; its secret is shown once',
  })
  @ApiCreatedResponse({ type: WebhookEndpointWithSecretResponse })
  @Problems('webhooks.endpoint-invalid', 'webhooks.event-type-unknown', 'webhooks.too-many-endpoints')
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateEndpointRequest,
  ): Promise<WebhookEndpointWithSecretResponse> {
    return this.createEndpoint.run(actor, body);
  }

  @Get()
  @Allow('webhooks.read')
  @ApiOperation({ operationId: 'listWebhookEndpoints', summary: 'List webhook endpoints, the oldest first' })
  @ApiOkResponse({ type: WebhookEndpointPage })
  list(@Query() query: WebhookEndpointsQuery): Promise<Page<WebhookEndpointResponse>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Allow('webhooks.read')
  @ApiOperation({ operationId: 'readWebhookEndpoint', summary: 'See a webhook endpoint' })
  @ApiOkResponse({ type: WebhookEndpointResponse })
  @Problems('webhooks.endpoint-not-found')
  read(@IdParam() id: string): Promise<WebhookEndpointResponse> {
    return this.queries.byId(id);
  }

  @Patch(':id')
  @Allow('webhooks.manage')
  @ApiOperation({
    operationId: 'changeWebhookEndpoint',
    summary: 'Change where a webhook endpoint is, or what it is told of',
  })
  @ApiOkResponse({ type: WebhookEndpointResponse })
  @Problems('webhooks.endpoint-not-found', 'webhooks.endpoint-invalid', 'webhooks.event-type-unknown')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeEndpointRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<WebhookEndpointResponse> {
    return this.changeEndpoint.run(actor, id, expected, body);
  }

  @Delete(':id')
  @Allow('webhooks.manage')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'removeWebhookEndpoint',
    summary: 'Remove a webhook endpoint; what waits for it is not sent',
  })
  @ApiNoContentResponse()
  @Problems('webhooks.endpoint-not-found')
  remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<void> {
    return this.changeEndpoint.remove(actor, id, expected);
  }

  @Post(':id/pause')
  @Allow('webhooks.manage')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'pauseWebhookEndpoint',
    summary: 'Send nothing for now; messages wait in their order',
  })
  @ApiOkResponse({ type: WebhookEndpointResponse })
  @Problems('webhooks.endpoint-not-found', 'webhooks.endpoint-status')
  pause(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<WebhookEndpointResponse> {
    return this.changeEndpoint.pause(actor, id, expected);
  }

  @Post(':id/resume')
  @Allow('webhooks.manage')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'resumeWebhookEndpoint',
    summary: 'Send again, beginning with what has waited',
  })
  @ApiOkResponse({ type: WebhookEndpointResponse })
  @Problems('webhooks.endpoint-not-found', 'webhooks.endpoint-status')
  resume(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<WebhookEndpointResponse> {
    return this.changeEndpoint.resume(actor, id, expected);
  }

  @Post(':id/secret')
  @Allow('webhooks.manage')
  @Idempotent({ shownOnce: ['secret'] })
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'Sign with a new secret, shown once; for a while with the one before as well',
  })
  @ApiOkResponse({ type: WebhookEndpointWithSecretResponse })
  @Problems('webhooks.endpoint-not-found')
  rotateSecret(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RotateEndpointSecretRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<WebhookEndpointWithSecretResponse> {
    return this.changeEndpoint.rotateSecret(actor, id, expected, body);
  }

  @Post(':id/ping')
  @Allow('webhooks.manage')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'pingWebhookEndpoint',
    summary: 'Send a message of type `webhooks.ping` now, and see how it goes',
  })
  @ApiOkResponse({ type: PingResponse })
  @Problems('webhooks.endpoint-not-found')
  ping(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PingResponse> {
    return this.pingEndpoint.run(actor, id);
  }
}
