import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import { ClientsQueries } from '../clients/clients.queries.js';
import { CreateScimTokenRequest, NewScimTokenResponse, ScimTokenList } from './scim.dto.js';
import { ScimTokens } from './scim-tokens.js';

@ApiTags('administration')
@Controller('clients/:clientId/scim-tokens')
export class ScimTokensController {
  constructor(
    private readonly clients: ClientsQueries,
    private readonly tokens: ScimTokens,
  ) {}

  @Get()
  @Allow('identity.clients.read')
  @ApiOperation({
    operationId: 'listScimTokens',
    summary: 'List the SCIM tokens of a client, without what they are',
  })
  @ApiOkResponse({ type: ScimTokenList })
  @Problems('identity.client-not-found')
  async list(@IdParam('clientId') clientId: string): Promise<ScimTokenList> {
    await this.clients.byId(clientId);
    return this.tokens.list(clientId);
  }

  @Post()
  @Allow('identity.clients.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent({ shownOnce: ['token'] })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'createScimToken',
    summary: 'Make a token that lives long, for a provider that pushes users and cannot ask for short ones',
    description:
      'It opens SCIM and nothing else. Two are open at most, so that one takes over from the other.',
  })
  @ApiCreatedResponse({ type: NewScimTokenResponse })
  @Problems(
    'identity.client-not-found',
    'identity.scim-client',
    'identity.scim-token-time',
    'identity.scim-tokens-full',
  )
  create(
    @CurrentActor() actor: Actor,
    @IdParam('clientId') clientId: string,
    @Body() body: CreateScimTokenRequest,
  ): Promise<NewScimTokenResponse> {
    return this.tokens.create(actor, clientId, body);
  }

  @Post(':id/revoke')
  @Allow('identity.clients.manage')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeScimToken', summary: 'End a SCIM token at once' })
  @ApiNoContentResponse()
  @Problems('identity.client-not-found', 'identity.scim-token-not-found')
  revoke(
    @CurrentActor() actor: Actor,
    @IdParam('clientId') clientId: string,
    @IdParam() id: string,
  ): Promise<void> {
    return this.tokens.revoke(actor, clientId, id);
  }
}
