import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
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
import { EnterSsoProvider } from './enter-provider.js';
import {
  ChangeSsoProviderRequest,
  CreateSsoProviderRequest,
  SsoProviderPage,
  SsoProviderResponse,
  SsoProvidersQuery,
} from './providers.dto.js';
import { SsoProvidersQueries } from './providers.queries.js';

@ApiTags('administration')
@Controller('sso-providers')
export class SsoProvidersController {
  constructor(
    private readonly enter: EnterSsoProvider,
    private readonly queries: SsoProvidersQueries,
  ) {}

  @Post()
  @Allow('identity.sso.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @LocatedAt('/api/v1/sso-providers/:id')
  @ApiOperation({
    summary: 'Enter a provider of single sign-on; its secret is kept encrypted and never shown',
  })
  @ApiCreatedResponse({ type: SsoProviderResponse })
  @Problems('identity.sso-provider-terms', 'identity.sso-provider-name-taken')
  create(@CurrentActor() actor: Actor, @Body() body: CreateSsoProviderRequest): Promise<SsoProviderResponse> {
    return this.enter.create(actor, body);
  }

  @Get()
  @Allow('identity.sso.read')
  @ApiOperation({ summary: 'List providers of single sign-on by name' })
  @ApiOkResponse({ type: SsoProviderPage })
  list(@Query() query: SsoProvidersQuery): Promise<Page<SsoProviderResponse>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Allow('identity.sso.read')
  @ApiOperation({ summary: 'See a provider of single sign-on' })
  @ApiOkResponse({ type: SsoProviderResponse })
  @Problems('identity.sso-provider-not-found')
  read(@IdParam() id: string): Promise<SsoProviderResponse> {
    return this.queries.byId(id);
  }

  @Patch(':id')
  @Allow('identity.sso.manage', { stepUp: RECENT_SIGN_IN })
  @ApiOperation({
    summary: 'Change, enable or disable a provider of single sign-on; effective with the next sign-in',
  })
  @ApiOkResponse({ type: SsoProviderResponse })
  @Problems('identity.sso-provider-not-found', 'identity.sso-provider-terms')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeSsoProviderRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<SsoProviderResponse> {
    return this.enter.change(actor, id, expected, body);
  }
}
