import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
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
import { UsersQueries } from '../users.queries.js';
import { LinkIdentity } from './link-identity.js';
import { LinkIdentityRequest, UserIdentityList, UserIdentityResponse } from './user-identities.dto.js';

@ApiTags('administration')
@Controller('users/:userId/identities')
export class UserIdentitiesController {
  constructor(
    private readonly users: UsersQueries,
    private readonly linkIdentity: LinkIdentity,
  ) {}

  @Get()
  @Allow('identity.sso.read')
  @ApiOperation({
    operationId: 'listUserIdentities',
    summary: 'See who a user is at providers of single sign-on',
  })
  @ApiOkResponse({ type: UserIdentityList })
  @Problems('identity.user-not-found')
  async list(@IdParam('userId') userId: string): Promise<UserIdentityList> {
    await this.users.byId(userId);
    return { items: await this.linkIdentity.of(userId) };
  }

  @Post()
  @Allow('identity.sso.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @ApiOperation({ operationId: 'linkUserIdentity', summary: 'Let a provider open the account of a user' })
  @ApiCreatedResponse({ type: UserIdentityResponse })
  @Problems('identity.user-not-found', 'identity.sso-provider-not-found', 'identity.sso-subject-taken')
  link(
    @CurrentActor() actor: Actor,
    @IdParam('userId') userId: string,
    @Body() body: LinkIdentityRequest,
  ): Promise<UserIdentityResponse> {
    return this.linkIdentity.run(actor, userId, body);
  }

  @Post(':id/unlink')
  @Allow('identity.sso.manage')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'unlinkUserIdentity',
    summary: 'Let a provider no longer open the account of a user, who is signed out everywhere',
  })
  @ApiNoContentResponse()
  @Problems('identity.user-not-found', 'identity.sso-identity-not-found')
  unlink(
    @CurrentActor() actor: Actor,
    @IdParam('userId') userId: string,
    @IdParam() id: string,
  ): Promise<void> {
    return this.linkIdentity.undo(actor, userId, id);
  }
}
