import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import { UsersQueries } from '../users.queries.js';
import { GiveRole } from './give-role.js';
import { GiveRoleRequest, HeldRoleList } from './roles.dto.js';

@ApiTags('administration')
@Controller('users/:userId/roles')
export class UserRolesController {
  constructor(
    private readonly users: UsersQueries,
    private readonly giveRole: GiveRole,
  ) {}

  @Get()
  @Allow('identity.users.read')
  @ApiOperation({ operationId: 'listUserRoles', summary: 'See which roles of the company a user holds' })
  @ApiOkResponse({ type: HeldRoleList })
  @Problems('identity.user-not-found')
  async list(@IdParam('userId') userId: string): Promise<HeldRoleList> {
    await this.users.byId(userId);
    return this.giveRole.list(userId);
  }

  @Post()
  @Allow('identity.users.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'giveUserRole',
    summary: 'Give a user a role of the company, which counts with the next request',
  })
  @ApiOkResponse({ type: HeldRoleList })
  @Problems(
    'identity.user-not-found',
    'identity.own-access',
    'identity.role-unknown',
    'identity.role-beyond-own',
    'identity.role-held',
    'identity.role-time',
    'identity.roles-in-conflict',
  )
  give(
    @CurrentActor() actor: Actor,
    @IdParam('userId') userId: string,
    @Body() body: GiveRoleRequest,
  ): Promise<HeldRoleList> {
    return this.giveRole.run(actor, userId, body);
  }

  @Post(':role/withdraw')
  @Allow('identity.users.manage')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawUserRole', summary: 'Take a role of the company away from a user' })
  @ApiOkResponse({ type: HeldRoleList })
  @Problems('identity.user-not-found', 'identity.own-access', 'identity.role-not-held')
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam('userId') userId: string,
    @Param('role') role: string,
  ): Promise<HeldRoleList> {
    return this.giveRole.withdraw(actor, userId, role);
  }
}
