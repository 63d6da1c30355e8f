import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Adjusters } from './adjusters.js';
import { AdjustersQueries } from './adjusters.queries.js';
import {
  AdjusterResponse,
  AdjusterSearchQuery,
  ChangeAdjusterRequest,
  EnterAdjusterRequest,
  HandOverRequest,
  HandOverResponse,
} from './assignment.dto.js';

@ApiTags('claims')
@Controller('claim-adjusters')
export class ClaimAdjustersController {
  constructor(
    private readonly adjusters: Adjusters,
    private readonly queries: AdjustersQueries,
  ) {}

  @Post()
  @Allow('claims.edit-adjusters')
  @Idempotent()
  @LocatedAt('/api/v1/claim-adjusters/:id')
  @ApiOperation({
    operationId: 'enterClaimAdjuster',
    summary: 'Say that a user works on claims, and on which',
  })
  @ApiCreatedResponse({ type: AdjusterResponse })
  @Problems('claims.adjuster-taken', 'claims.adjuster-unfit')
  enter(@CurrentActor() actor: Actor, @Body() body: EnterAdjusterRequest): Promise<AdjusterResponse> {
    return this.adjusters.enter(actor, body);
  }

  @Get()
  @Allow('claims.read-diary')
  @ApiOperation({
    operationId: 'listClaimAdjusters',
    summary: 'List adjusters with their teams, skills and loads',
  })
  @ApiOkResponse({ type: pageOf(AdjusterResponse) })
  list(@Query() { team, limit, cursor }: AdjusterSearchQuery): Promise<Page<AdjusterResponse>> {
    return this.queries.list(team, limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get(':id')
  @Allow('claims.read-diary')
  @ApiOperation({ operationId: 'getClaimAdjuster', summary: 'See an adjuster' })
  @ApiOkResponse({ type: AdjusterResponse })
  @Problems('claims.adjuster-not-found')
  read(@IdParam() id: string): Promise<AdjusterResponse> {
    return this.queries.byId(id);
  }

  @Put(':id')
  @Allow('claims.edit-adjusters')
  @ApiOperation({
    operationId: 'changeClaimAdjuster',
    summary: 'Say on which claims an adjuster works from now on',
    description: 'Claims that are assigned stay: they are handed over.',
  })
  @ApiOkResponse({ type: AdjusterResponse })
  @Problems('claims.adjuster-not-found')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeAdjusterRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AdjusterResponse> {
    return this.adjusters.change(actor, id, expected, body);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Allow('claims.assign')
  @ApiOperation({
    operationId: 'handOverClaims',
    summary: 'Hand over all open claims of an adjuster',
    description: 'To another one, or to whoever the rules say, for which this one must not be available.',
  })
  @ApiOkResponse({ type: HandOverResponse })
  @Problems('claims.adjuster-not-found', 'claims.adjuster-unfit')
  async handOver(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: HandOverRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<HandOverResponse> {
    return { claims: await this.adjusters.handOver(actor, id, expected, body) };
  }
}
