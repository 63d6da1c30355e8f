import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { LocatedAt } from '../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../platform/http/step-up.js';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { TimelineEntries, TimelineEntryPage, TimelineEntryResponse, TimelineQuery } from '../audit/index.js';
import { CreateUser } from './create-user.js';
import {
  CreateUserRequest,
  LinkSentResponse,
  UpdateUserRequest,
  UserPage,
  UserResponse,
  UsersQuery,
} from './identity.dto.js';
import { SendLink } from './links/send-link.js';
import { UnlockUser } from './unlock-user.js';
import { UpdateUser } from './update-user.js';
import { UsersQueries } from './users.queries.js';

@ApiTags('administration')
@Controller('users')
export class UsersController {
  constructor(
    private readonly createUser: CreateUser,
    private readonly updateUser: UpdateUser,
    private readonly unlockUser: UnlockUser,
    private readonly sendLink: SendLink,
    private readonly queries: UsersQueries,
    private readonly timeline: TimelineEntries,
  ) {}

  @Post()
  @Allow('identity.users.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @LocatedAt('/api/v1/users/:id')
  @ApiOperation({ summary: 'Add a user, who cannot sign in until a password is issued' })
  @ApiCreatedResponse({ type: UserResponse })
  @Problems(
    'identity.name-missing',
    'identity.email-taken',
    'identity.role-unknown',
    'identity.role-beyond-own',
    'identity.roles-in-conflict',
    'identity.agency-missing',
    'identity.agency-unknown',
    'identity.agency-closed',
  )
  create(@CurrentActor() actor: Actor, @Body() body: CreateUserRequest): Promise<UserResponse> {
    const { firstName = '', lastName = '', agencyId = null } = body;
    return this.createUser.run(actor, { ...body, firstName, lastName, agencyId, password: null });
  }

  @Get()
  @Allow('identity.users.read')
  @ApiOperation({ summary: 'List users by e-mail address' })
  @ApiOkResponse({ type: UserPage })
  list(@Query() query: UsersQuery): Promise<Page<UserResponse>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Allow('identity.users.read')
  @ApiOperation({ summary: 'See a user' })
  @ApiOkResponse({ type: UserResponse })
  @Problems('identity.user-not-found')
  read(@IdParam() id: string): Promise<UserResponse> {
    return this.queries.byId(id);
  }

  @Get(':id/timeline')
  @Allow('audit.trail.read')
  @ApiOperation({
    operationId: 'getUserTimeline',
    summary: 'See what a user did and what was done to the user, newest first',
  })
  @ApiOkResponse({ type: TimelineEntryPage })
  @Problems('identity.user-not-found')
  async happened(@IdParam() id: string, @Query() query: TimelineQuery): Promise<Page<TimelineEntryResponse>> {
    await this.queries.byId(id);
    return this.timeline.ofUser(id, query);
  }

  @Patch(':id')
  @Allow('identity.users.manage', { stepUp: RECENT_SIGN_IN })
  @ApiOperation({ summary: 'Change names, role or agency of a user, or disable one' })
  @ApiOkResponse({ type: UserResponse })
  @Problems(
    'identity.name-missing',
    'identity.user-not-found',
    'identity.agency-missing',
    'identity.agency-unknown',
    'identity.agency-closed',
    'identity.own-account',
    'identity.last-admin',
    'identity.role-beyond-own',
    'identity.roles-in-conflict',
  )
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateUserRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<UserResponse> {
    return this.updateUser.run(actor, id, body, expected);
  }

  @Post(':id/unlock')
  @Allow('identity.users.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reopen an account that wrong passwords have locked' })
  @ApiOkResponse({ type: UserResponse })
  @Problems('identity.user-not-found')
  unlock(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<UserResponse> {
    return this.unlockUser.run(actor, id);
  }

  @Post(':id/password')
  @Allow('identity.users.manage', { stepUp: RECENT_SIGN_IN })
  @HttpCode(200)
  @ApiOperation({
    operationId: 'sendPasswordLink',
    summary: 'Mail a user a link to choose a password',
    description:
      'An invitation for one who has had none yet. Nobody but the user sees the link or the password; the one used so far opens until then.',
  })
  @ApiOkResponse({ type: LinkSentResponse })
  @Problems(
    'identity.user-not-found',
    'identity.user-closed',
    'identity.mail-not-set-up',
    'identity.mail-not-sent',
  )
  sendPasswordLink(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LinkSentResponse> {
    return this.sendLink.run(actor, id);
  }
}
