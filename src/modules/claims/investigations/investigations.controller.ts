import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
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
import { Investigate } from './investigate.js';
import {
  CloseInvestigationRequest,
  FraudScoresResponse,
  InvestigationResponse,
  InvestigationSearchQuery,
  OpenInvestigationRequest,
} from './investigations.dto.js';
import { InvestigationsQueries } from './investigations.queries.js';

@ApiTags('claims')
@Controller()
export class ClaimInvestigationsController {
  constructor(
    private readonly investigate: Investigate,
    private readonly queries: InvestigationsQueries,
  ) {}

  @Get('claims/:id/fraud-scores')
  @Allow('claims.investigate')
  @ApiOperation({ operationId: 'listClaimFraudScores', summary: 'See what has pointed to fraud on a claim' })
  @ApiOkResponse({ type: FraudScoresResponse })
  @Problems('claims.claim-not-found')
  scores(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<FraudScoresResponse> {
    return this.queries.scores(actor, id);
  }

  @Post('claims/:id/investigations')
  @Allow('claims.investigate')
  @Idempotent()
  @LocatedAt('/api/v1/claim-investigations/:id')
  @ApiOperation({
    operationId: 'openClaimInvestigation',
    summary: 'Refer a claim to special investigation',
    description: 'Where one is open already, the reason is added to it. It denies nothing.',
  })
  @ApiCreatedResponse({ type: InvestigationResponse })
  @Problems('claims.claim-not-found', 'claims.status')
  open(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: OpenInvestigationRequest,
  ): Promise<InvestigationResponse> {
    return this.investigate.open(actor, id, body);
  }

  @Get('claim-investigations')
  @Allow('claims.investigate')
  @ApiOperation({
    operationId: 'listClaimInvestigations',
    summary: 'List special investigations, newest first',
  })
  @ApiOkResponse({ type: pageOf(InvestigationResponse) })
  list(@Query() { cursor, ...search }: InvestigationSearchQuery): Promise<Page<InvestigationResponse>> {
    return this.queries.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('claim-investigations/:id')
  @Allow('claims.investigate')
  @ApiOperation({ operationId: 'getClaimInvestigation', summary: 'See a special investigation' })
  @ApiOkResponse({ type: InvestigationResponse })
  @Problems('claims.investigation-not-found')
  read(@IdParam() id: string): Promise<InvestigationResponse> {
    return this.queries.byId(id);
  }

  @Post('claim-investigations/:id/close')
  @HttpCode(200)
  @Allow('claims.investigate')
  @ApiOperation({
    operationId: 'closeClaimInvestigation',
    summary: 'Say what came of a special investigation',
    description:
      'Payments that it has stopped can be made again. Whether the claim is denied is decided there.',
  })
  @ApiOkResponse({ type: InvestigationResponse })
  @Problems('claims.investigation-not-found', 'claims.investigation-closed')
  close(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CloseInvestigationRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<InvestigationResponse> {
    return this.investigate.close(actor, id, expected, body);
  }
}
