import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { EditTreaties } from './edit-treaties.js';
import {
  AddTreatyRequest,
  ChangeTreatyRequest,
  EndTreatyRequest,
  TreatyResponse,
  WithdrawTreatyRequest,
} from './treaties.dto.js';
import { TreatiesQueries } from './treaties.queries.js';

@ApiTags('claims')
@Controller('reinsurance-treaties')
export class ReinsuranceTreatiesController {
  constructor(
    private readonly treaties: EditTreaties,
    private readonly queries: TreatiesQueries,
  ) {}

  @Post()
  @Allow('claims.edit-treaties')
  @Idempotent()
  @LocatedAt('/api/v1/reinsurance-treaties/:id')
  @ApiOperation({
    operationId: 'addReinsuranceTreaty',
    summary: 'Draft a treaty of reinsurance, or its next version',
    description: 'Amounts are those of the whole treaty. Nothing is ceded until somebody else activates it.',
  })
  @ApiCreatedResponse({ type: TreatyResponse })
  @Problems('claims.treaty-taken', 'claims.treaty-invalid')
  add(@CurrentActor() actor: Actor, @Body() body: AddTreatyRequest): Promise<TreatyResponse> {
    return this.treaties.add(actor, body);
  }

  @Get()
  @Allow('claims.read-reinsurance')
  @ApiOperation({ operationId: 'listReinsuranceTreaties', summary: 'List treaties, newest first' })
  @ApiOkResponse({ type: pageOf(TreatyResponse) })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<TreatyResponse>> {
    return this.queries.list(limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get(':id')
  @Allow('claims.read-reinsurance')
  @ApiOperation({ operationId: 'getReinsuranceTreaty', summary: 'See a treaty' })
  @ApiOkResponse({ type: TreatyResponse })
  @Problems('claims.treaty-not-found')
  read(@IdParam() id: string): Promise<TreatyResponse> {
    return this.queries.byId(id);
  }

  @Put(':id')
  @Allow('claims.edit-treaties')
  @ApiOperation({ operationId: 'changeReinsuranceTreaty', summary: 'Change the draft of a treaty' })
  @ApiOkResponse({ type: TreatyResponse })
  @Problems('claims.treaty-not-found', 'claims.treaty-status', 'claims.treaty-invalid')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeTreatyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<TreatyResponse> {
    return this.treaties.change(actor, id, expected, body);
  }

  @Post(':id/activate')
  @Allow('claims.activate-treaties')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'activateReinsuranceTreaty',
    summary: 'Let claims cede to a treaty that somebody else has drafted',
    description: 'Losses that have happened within its dates are ceded too.',
  })
  @ApiOkResponse({ type: TreatyResponse })
  @Problems('claims.treaty-not-found', 'claims.treaty-status', 'claims.own-treaty', 'claims.treaty-overlaps')
  activate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<TreatyResponse> {
    return this.treaties.activate(actor, id, expected);
  }

  @Post(':id/withdraw')
  @Allow('claims.edit-treaties')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'withdrawReinsuranceTreaty',
    summary: 'Withdraw the draft of a treaty',
    description: 'It stays to be read, and nothing is ever ceded to it. The next draft is another version.',
  })
  @ApiOkResponse({ type: TreatyResponse })
  @Problems('claims.treaty-not-found', 'claims.treaty-status')
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: WithdrawTreatyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<TreatyResponse> {
    return this.treaties.withdraw(actor, id, expected, reason);
  }

  @Patch(':id')
  @Allow('claims.activate-treaties')
  @ApiOperation({
    operationId: 'endReinsuranceTreaty',
    summary: 'End a treaty on an earlier day',
    description: 'What was ceded of losses from that day on is taken back.',
  })
  @ApiOkResponse({ type: TreatyResponse })
  @Problems('claims.treaty-not-found', 'claims.treaty-status', 'claims.treaty-invalid')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndTreatyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<TreatyResponse> {
    return this.treaties.end(actor, id, expected, expirationDate);
  }
}
