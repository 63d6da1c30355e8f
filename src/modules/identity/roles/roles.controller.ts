import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { declaredPermissions } from '../../../platform/http/permissions.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { RECENT_SIGN_IN } from '../../../platform/http/step-up.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { EditRoles } from './edit-roles.js';
import {
  ChangeRoleRequest,
  CreateRoleRequest,
  PermissionList,
  RolePage,
  RoleResponse,
  RoleVersionPage,
  RolesQuery,
} from './roles.dto.js';
import type { RoleVersionResponse } from './roles.dto.js';
import { RolesQueries } from './roles.queries.js';

@ApiTags('administration')
@Controller()
export class RolesController {
  constructor(
    private readonly editRoles: EditRoles,
    private readonly queries: RolesQueries,
  ) {}

  @Get('permissions')
  @Allow('identity.roles.read')
  @ApiOperation({ operationId: 'listPermissions', summary: 'See what can be permitted, by name' })
  @ApiOkResponse({ type: PermissionList })
  permissions(): PermissionList {
    const items = [...declaredPermissions()].map(([name, permission]) => {
      const { title, roles, isCompanyWide = false, isForUsers = false } = permission;
      return { name, title, roles, isCompanyWide, isForUsers };
    });
    return { items: items.sort((one, other) => (one.name < other.name ? -1 : 1)) };
  }

  @Get('roles')
  @Allow('identity.roles.read')
  @ApiOperation({
    operationId: 'listRoles',
    summary: 'List roles by code: the built-in ones and those of the company',
  })
  @ApiOkResponse({ type: RolePage })
  list(@Query() query: RolesQuery): Promise<Page<RoleResponse>> {
    return this.queries.list(query);
  }

  @Post('roles')
  @Allow('identity.roles.manage', { stepUp: RECENT_SIGN_IN })
  @Idempotent()
  @LocatedAt('/api/v1/roles/:id')
  @ApiOperation({
    operationId: 'createRole',
    summary: 'Enter a role of the company: permissions that people hold beside their built-in role, or alone',
  })
  @ApiCreatedResponse({ type: RoleResponse })
  @Problems('identity.role-terms', 'identity.role-beyond-own', 'identity.role-code-taken')
  create(@CurrentActor() actor: Actor, @Body() body: CreateRoleRequest): Promise<RoleResponse> {
    return this.editRoles.create(actor, body);
  }

  @Get('roles/:id')
  @Allow('identity.roles.read')
  @ApiOperation({ operationId: 'readRole', summary: 'See a role' })
  @ApiOkResponse({ type: RoleResponse })
  @Problems('identity.role-not-found')
  read(@IdParam() id: string): Promise<RoleResponse> {
    return this.queries.byId(id);
  }

  @Get('roles/:id/versions')
  @Allow('identity.roles.read')
  @ApiOperation({
    operationId: 'listRoleVersions',
    summary: 'See what a role of the company has said, newest first',
  })
  @ApiOkResponse({ type: RoleVersionPage })
  @Problems('identity.role-not-found')
  versions(@IdParam() id: string, @Query() { limit, cursor }: PageQuery): Promise<Page<RoleVersionResponse>> {
    return this.queries.versions(id, limit, cursor);
  }

  @Patch('roles/:id')
  @Allow('identity.roles.manage', { stepUp: RECENT_SIGN_IN })
  @ApiOperation({
    operationId: 'changeRole',
    summary: 'Change or retire a role of the company; counts with the next request of whoever holds it',
  })
  @ApiOkResponse({ type: RoleResponse })
  @Problems(
    'identity.role-not-found',
    'identity.role-built-in',
    'identity.role-terms',
    'identity.role-beyond-own',
  )
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeRoleRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<RoleResponse> {
    return this.editRoles.change(actor, id, body, expected);
  }
}
