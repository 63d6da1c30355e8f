import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { RoleConflictsQueries } from './role-conflicts.queries.js';
import { RoleConflicts } from './role-conflicts.js';
import {
  ApproveExceptionRequest,
  CreateRoleConflictRequest,
  RoleConflictPage,
  RoleConflictResponse,
  RoleExceptionPage,
  RoleExceptionResponse,
} from './roles.dto.js';

@ApiTags('administration')
@Controller('role-conflicts')
export class RoleConflictsController {
  constructor(
    private readonly conflicts: RoleConflicts,
    private readonly queries: RoleConflictsQueries,
  ) {}

  @Get()
  @Allow('identity.roles.read')
  @ApiOperation({ operationId: 'listRoleConflicts', summary: 'List which roles must not meet in one person' })
  @ApiOkResponse({ type: RoleConflictPage })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<RoleConflictResponse>> {
    return this.queries.list(limit, cursor);
  }

  @Post()
  @Allow('identity.roles.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @LocatedAt('/api/v1/role-conflicts/:id')
  @ApiOperation({
    operationId: 'createRoleConflict',
    summary: 'Say that two roles must not meet in one person; who holds both already is counted, not changed',
  })
  @ApiCreatedResponse({ type: RoleConflictResponse })
  @Problems('identity.conflict-terms', 'identity.conflict-known')
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateRoleConflictRequest,
  ): Promise<RoleConflictResponse> {
    return this.conflicts.create(actor, body);
  }

  @Get(':id')
  @Allow('identity.roles.read')
  @ApiOperation({
    operationId: 'readRoleConflict',
    summary: 'See a conflict of roles, also one that has ended',
  })
  @ApiOkResponse({ type: RoleConflictResponse })
  @Problems('identity.conflict-not-found')
  read(@IdParam() id: string): Promise<RoleConflictResponse> {
    return this.queries.byId(id);
  }

  @Post(':id/end')
  @Allow('identity.roles.manage', { stepUp: RECENT_SIGN_IN })
  @HttpCode(200)
  @ApiOperation({ operationId: 'endRoleConflict', summary: 'Let the two roles meet from now on' })
  @ApiOkResponse({ type: RoleConflictResponse })
  @Problems('identity.conflict-not-found')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<RoleConflictResponse> {
    return this.conflicts.end(actor, id, expected);
  }

  @Get(':id/exceptions')
  @Allow('identity.roles.read')
  @ApiOperation({
    operationId: 'listRoleExceptions',
    summary: 'See who may hold both for a time, newest first',
  })
  @ApiOkResponse({ type: RoleExceptionPage })
  @Problems('identity.conflict-not-found')
  exceptions(
    @IdParam() id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<RoleExceptionResponse>> {
    return this.queries.exceptions(id, limit, cursor);
  }

  @Post(':id/exceptions')
  @Allow('identity.roles.except', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @ApiOperation({
    operationId: 'approveRoleException',
    summary: 'Answer for it that the two roles meet in one person for a time; somebody else gives the role',
  })
  @ApiCreatedResponse({ type: RoleExceptionResponse })
  @Problems(
    'identity.conflict-not-found',
    'identity.user-not-found',
    'identity.own-access',
    'identity.role-time',
  )
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ApproveExceptionRequest,
  ): Promise<RoleExceptionResponse> {
    return this.conflicts.approve(actor, id, body);
  }
}
