import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { AssessLoss } from './assess-loss.js';
import {
  AssessLossRequest,
  ExposureResponse,
  ExposuresResponse,
  IncidentResponse,
  OpenExposureRequest,
  OpenIncidentRequest,
} from './exposures.dto.js';
import { ExposuresQueries } from './exposures.queries.js';
import { OpenExposure } from './open-exposure.js';

@ApiTags('claims')
@Controller('claims/:id')
export class ClaimExposuresController {
  constructor(
    private readonly opening: OpenExposure,
    private readonly assessLoss: AssessLoss,
    private readonly queries: ExposuresQueries,
  ) {}

  @Post('incidents')
  @Allow('claims.adjust')
  @Idempotent()
  @ApiOperation({ operationId: 'openClaimIncident', summary: 'Say what was damaged or who was hurt' })
  @ApiCreatedResponse({ type: IncidentResponse })
  @Problems('claims.claim-not-found', 'claims.status')
  openIncident(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: OpenIncidentRequest,
  ): Promise<IncidentResponse> {
    return this.opening.incident(actor, id, body);
  }

  @Post('exposures')
  @Allow('claims.adjust')
  @Idempotent()
  @ApiOperation({
    operationId: 'openClaimExposure',
    summary: 'Open an exposure: a coverage under which somebody claims',
    description:
      'With a reserve line for loss, adjusting and legal costs, and what the rules of reserves set aside.',
  })
  @ApiCreatedResponse({ type: ExposureResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.incident-not-found',
    'claims.policy-unverified',
    'claims.not-covered',
    'claims.coverage-unknown',
    'claims.part-unknown',
    'claims.waiting-period',
    'claims.excluded',
    'claims.exposure-taken',
    'claims.payee-unknown',
  )
  open(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: OpenExposureRequest,
  ): Promise<ExposureResponse> {
    return this.opening.run(actor, id, body);
  }

  @Get('exposures')
  @Allow('claims.read-financials')
  @ApiOperation({
    operationId: 'listClaimExposures',
    summary: 'See incidents and exposures, with what each loss is settled for',
  })
  @ApiOkResponse({ type: ExposuresResponse })
  @Problems('claims.claim-not-found')
  list(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ExposuresResponse> {
    return this.queries.ofClaim(actor, id);
  }

  @Put('exposures/:exposureId/loss')
  @Allow('claims.adjust')
  @ApiOperation({
    operationId: 'assessClaimLoss',
    summary: 'Say how large a loss is',
    description: 'The answer shows how deductible, coinsurance and limits make of it what is paid.',
  })
  @ApiOkResponse({ type: ExposureResponse })
  @Problems('claims.claim-not-found', 'claims.status', 'claims.exposure-not-found')
  assess(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('exposureId') exposureId: string,
    @Body() body: AssessLossRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ExposureResponse> {
    return this.assessLoss.run(actor, id, exposureId, expected, body);
  }
}
