import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { StatusReasonRequest } from '../code.js';
import {
  AgencyPage,
  AgencyResponse,
  AgencySearchQuery,
  ChangeAgencyRequest,
  CreateAgencyRequest,
} from './agencies.dto.js';
import { AgenciesQueries } from './agencies.queries.js';
import { ChangeAgency } from './change-agency.js';
import { CreateAgency } from './create-agency.js';

@ApiTags('agencies')
@Controller('agencies')
export class AgenciesController {
  constructor(
    private readonly createAgency: CreateAgency,
    private readonly changeAgency: ChangeAgency,
    private readonly queries: AgenciesQueries,
  ) {}

  @Post()
  @Allow('agencies.manage')
  @Idempotent()
  @LocatedAt('/api/v1/agencies/:id')
  @ApiOperation({ summary: 'Enter an agency' })
  @ApiCreatedResponse({ type: AgencyResponse })
  @Problems('agencies.staff-only', 'agencies.agency-code-taken', 'agencies.invalid-data')
  create(@CurrentActor() actor: Actor, @Body() body: CreateAgencyRequest): Promise<AgencyResponse> {
    return this.createAgency.run(actor, body);
  }

  @Get()
  @Allow('agencies.read')
  @ApiOperation({ summary: 'List agencies by code, or find them by name' })
  @ApiOkResponse({ type: AgencyPage })
  search(@CurrentActor() actor: Actor, @Query() query: AgencySearchQuery): Promise<Page<AgencyResponse>> {
    const { cursor, ...search } = query;
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['text']) });
  }

  @Get(':id')
  @Allow('agencies.read')
  @ApiOperation({ summary: 'See an agency' })
  @ApiOkResponse({ type: AgencyResponse })
  @Problems('agencies.agency-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AgencyResponse> {
    return this.queries.byId(actor, id);
  }

  @Patch(':id')
  @Allow('agencies.manage')
  @ApiOperation({ summary: 'Change the name, license or addresses of an agency' })
  @ApiOkResponse({ type: AgencyResponse })
  @Problems('agencies.staff-only', 'agencies.agency-not-found', 'agencies.invalid-data')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeAgencyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AgencyResponse> {
    return this.changeAgency.run(actor, id, expected, body);
  }

  @Post(':id/suspend')
  @Allow('agencies.manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Suspend an agency',
    description: 'Its agents can no longer sign in, and it writes no new business, until it is reinstated.',
  })
  @ApiOkResponse({ type: AgencyResponse })
  @Problems('agencies.staff-only', 'agencies.agency-not-found', 'agencies.agency-status')
  suspend(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StatusReasonRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AgencyResponse> {
    return this.changeAgency.become(actor, id, expected, 'suspended', reason);
  }

  @Post(':id/close')
  @Allow('agencies.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close an agency; its customers and policies stay its own' })
  @ApiOkResponse({ type: AgencyResponse })
  @Problems('agencies.staff-only', 'agencies.agency-not-found', 'agencies.agency-status')
  close(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StatusReasonRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AgencyResponse> {
    return this.changeAgency.become(actor, id, expected, 'closed', reason);
  }

  @Post(':id/reinstate')
  @Allow('agencies.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a suspended or closed agency active again' })
  @ApiOkResponse({ type: AgencyResponse })
  @Problems('agencies.staff-only', 'agencies.agency-not-found', 'agencies.agency-status')
  reinstate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StatusReasonRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AgencyResponse> {
    return this.changeAgency.become(actor, id, expected, 'active', reason);
  }

  @Delete(':id')
  @Allow('agencies.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an agency that nothing refers to, such as one entered by mistake' })
  @ApiNoContentResponse()
  @Problems('agencies.staff-only', 'agencies.agency-not-found', 'agencies.agency-referred-to')
  remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<void> {
    return this.changeAgency.delete(actor, id, expected);
  }
}
