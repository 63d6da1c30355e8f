import { Body, Controller, Get, Header, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { ChangeClient } from './change-client.js';
import {
  ChangeClientRequest,
  ClientWithSecretResponse,
  ClientsQuery,
  CreateClientRequest,
  OauthClientPage,
  OauthClientResponse,
  RotateSecretRequest,
} from './clients.dto.js';
import { ClientsQueries } from './clients.queries.js';
import { CreateClient } from './create-client.js';
import { RotateClientSecret } from './rotate-client-secret.js';

@ApiTags('administration')
@Controller('clients')
export class ClientsController {
  constructor(
    private readonly createClient: CreateClient,
    private readonly changeClient: ChangeClient,
    private readonly rotateSecret: RotateClientSecret,
    private readonly queries: ClientsQueries,
  ) {}

  @Post()
  @Allow('identity.clients.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent({ shownOnce: ['clientSecret'] })
  @LocatedAt('/api/v1/clients/:id')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Register a client; its secret is shown once' })
  @ApiCreatedResponse({ type: ClientWithSecretResponse })
  @Problems(
    'identity.client-terms',
    'identity.client-id-taken',
    'identity.agency-missing',
    'identity.agency-unknown',
    'identity.agency-closed',
  )
  create(@CurrentActor() actor: Actor, @Body() body: CreateClientRequest): Promise<ClientWithSecretResponse> {
    return this.createClient.run(actor, body);
  }

  @Get()
  @Allow('identity.clients.read')
  @ApiOperation({ summary: 'List clients by their client id' })
  @ApiOkResponse({ type: OauthClientPage })
  list(@Query() query: ClientsQuery): Promise<Page<OauthClientResponse>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Allow('identity.clients.read')
  @ApiOperation({ summary: 'See a client' })
  @ApiOkResponse({ type: OauthClientResponse })
  @Problems('identity.client-not-found')
  read(@IdParam() id: string): Promise<OauthClientResponse> {
    return this.queries.byId(id);
  }

  @Patch(':id')
  @Allow('identity.clients.manage', { stepUp: RECENT_SIGN_IN })
  @ApiOperation({ summary: 'Change what a client may do; effective with its next request' })
  @ApiOkResponse({ type: OauthClientResponse })
  @Problems(
    'identity.client-not-found',
    'identity.client-terms',
    'identity.agency-missing',
    'identity.agency-unknown',
    'identity.agency-closed',
  )
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeClientRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<OauthClientResponse> {
    return this.changeClient.run(actor, id, expected, body);
  }

  @Post(':id/secret')
  @Allow('identity.clients.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent({ shownOnce: ['clientSecret'] })
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'rotateClientSecret',
    summary: 'Give a client a new secret, shown once; the one before goes on for a while',
  })
  @ApiOkResponse({ type: ClientWithSecretResponse })
  @Problems('identity.client-not-found', 'identity.client-without-secret', 'identity.client-terms')
  rotate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RotateSecretRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClientWithSecretResponse> {
    return this.rotateSecret.run(actor, id, expected, body);
  }

  @Post(':id/deactivate')
  @Allow('identity.clients.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Refuse a client everywhere from now on; all of its tokens end' })
  @ApiOkResponse({ type: OauthClientResponse })
  @Problems('identity.client-not-found')
  deactivate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<OauthClientResponse> {
    return this.changeClient.setActive(actor, id, expected, false);
  }

  @Post(':id/activate')
  @Allow('identity.clients.manage', { stepUp: RECENT_SIGN_IN })
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a deactivated client in again; it asks for new tokens' })
  @ApiOkResponse({ type: OauthClientResponse })
  @Problems('identity.client-not-found')
  activate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<OauthClientResponse> {
    return this.changeClient.setActive(actor, id, expected, true);
  }
}
