import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { PageQuery, pageOf } from '../../../platform/http/fields.js';
import { AnswersWithPage, PAGE_DESCRIPTION } from '../../../platform/http/html/page-answer.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { catastrophePage } from './catastrophe-page.js';
import { CatastropheQueries } from './catastrophe.queries.js';
import {
  AddCatastropheRequest,
  CatastropheResponse,
  CatastropheResultResponse,
  ChangeCatastropheRequest,
} from './catastrophes.dto.js';
import { Catastrophes } from './catastrophes.js';

@ApiTags('claims')
@Controller('claim-catastrophes')
export class ClaimCatastrophesController {
  constructor(
    private readonly catastrophes: Catastrophes,
    private readonly queries: CatastropheQueries,
  ) {}

  @Post()
  @Allow('claims.edit-catastrophes')
  @Idempotent()
  @LocatedAt('/api/v1/claim-catastrophes/:id')
  @ApiOperation({ operationId: 'addClaimCatastrophe', summary: 'Enter an event that brought many losses' })
  @ApiCreatedResponse({ type: CatastropheResponse })
  @Problems('claims.catastrophe-taken', 'claims.catastrophe-invalid')
  add(@CurrentActor() actor: Actor, @Body() body: AddCatastropheRequest): Promise<CatastropheResponse> {
    return this.catastrophes.add(actor, body);
  }

  @Get()
  @Allow('claims.read-reports')
  @ApiOperation({ operationId: 'listClaimCatastrophes', summary: 'List such events, newest first' })
  @ApiOkResponse({ type: pageOf(CatastropheResponse) })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<CatastropheResponse>> {
    return this.catastrophes.list(limit, afterCursor(cursor, ['moment', 'id']));
  }

  @Get(':id')
  @Allow('claims.read-reports')
  @ApiOperation({ operationId: 'getClaimCatastrophe', summary: 'See an event' })
  @ApiOkResponse({ type: CatastropheResponse })
  @Problems('claims.catastrophe-not-found')
  read(@IdParam() id: string): Promise<CatastropheResponse> {
    return this.catastrophes.byId(id);
  }

  @Put(':id')
  @Allow('claims.edit-catastrophes')
  @ApiOperation({ operationId: 'changeClaimCatastrophe', summary: 'Correct how far an event reaches' })
  @ApiOkResponse({ type: CatastropheResponse })
  @Problems('claims.catastrophe-not-found', 'claims.catastrophe-invalid')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeCatastropheRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CatastropheResponse> {
    return this.catastrophes.change(actor, id, expected, body);
  }

  @Get(':id/result')
  @Allow('claims.read-reports')
  @ApiOperation({
    operationId: 'getClaimCatastropheResult',
    summary: 'See what the claims of an event come to',
  })
  @ApiOkResponse({ type: CatastropheResultResponse })
  @Problems('claims.catastrophe-not-found')
  async result(@IdParam() id: string): Promise<CatastropheResultResponse> {
    return this.queries.result(await this.catastrophes.byId(id));
  }

  @Get(':id/page')
  @Allow('claims.read-reports')
  @ApiOperation({
    operationId: 'readClaimCatastrophePage',
    summary: 'Read what an event has cost as a page with a chart',
    description: PAGE_DESCRIPTION,
  })
  @AnswersWithPage('The event as a page.')
  @Problems('claims.catastrophe-not-found')
  async page(@IdParam() id: string): Promise<string> {
    const event = await this.catastrophes.byId(id);
    return catastrophePage(event, await this.queries.result(event));
  }
}
