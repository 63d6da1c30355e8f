import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { Litigate } from './litigate.js';
import {
  CloseSubrogationRequest,
  EndLawsuitRequest,
  LawsuitResponse,
  LawsuitsResponse,
  OpenLawsuitRequest,
  OpenSubrogationRequest,
  SubrogationResponse,
  SubrogationsResponse,
} from './matters.dto.js';
import { MattersQueries } from './matters.queries.js';
import { Subrogate } from './subrogate.js';

@ApiTags('claims')
@Controller()
export class ClaimMattersController {
  constructor(
    private readonly subrogate: Subrogate,
    private readonly litigate: Litigate,
    private readonly queries: MattersQueries,
  ) {}

  @Post('claims/:id/subrogations')
  @Allow('claims.pay')
  @Idempotent()
  @ApiOperation({
    operationId: 'openClaimSubrogation',
    summary: 'Say from whom what was paid can be asked back',
  })
  @ApiCreatedResponse({ type: SubrogationResponse })
  @Problems('claims.claim-not-found', 'claims.contact-not-found', 'claims.own-insured')
  openSubrogation(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: OpenSubrogationRequest,
  ): Promise<SubrogationResponse> {
    return this.subrogate.open(actor, id, body);
  }

  @Get('claims/:id/subrogations')
  @Allow('claims.read-financials')
  @ApiOperation({ operationId: 'listClaimSubrogations', summary: 'See what is asked back on a claim' })
  @ApiOkResponse({ type: SubrogationsResponse })
  @Problems('claims.claim-not-found')
  subrogations(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SubrogationsResponse> {
    return this.queries.subrogations(actor, id);
  }

  @Post('claim-subrogations/:id/demand')
  @HttpCode(200)
  @Allow('claims.pay')
  @ApiOperation({
    operationId: 'demandClaimSubrogation',
    summary: 'Work out what is asked back today',
    description:
      'What was paid for the insured’s own losses, and the deductibles that the insured bore. What comes back is booked as a recovery.',
  })
  @ApiOkResponse({ type: SubrogationResponse })
  @Problems(
    'claims.subrogation-not-found',
    'claims.matter-ended',
    'claims.nothing-to-demand',
    'claims.own-insured',
  )
  demand(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<SubrogationResponse> {
    return this.subrogate.demand(actor, id, expected);
  }

  @Post('claim-subrogations/:id/close')
  @HttpCode(200)
  @Allow('claims.pay')
  @ApiOperation({ operationId: 'closeClaimSubrogation', summary: 'Ask for nothing back any more' })
  @ApiOkResponse({ type: SubrogationResponse })
  @Problems('claims.subrogation-not-found', 'claims.matter-ended')
  closeSubrogation(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: CloseSubrogationRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<SubrogationResponse> {
    return this.subrogate.close(actor, id, expected, reason);
  }

  @Post('claims/:id/lawsuits')
  @Allow('claims.edit-diary')
  @Idempotent()
  @ApiOperation({ operationId: 'openClaimLawsuit', summary: 'Enter a lawsuit over a claim' })
  @ApiCreatedResponse({ type: LawsuitResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.contact-not-found',
    'claims.lawsuit-taken',
    'claims.lawsuit-invalid',
  )
  openLawsuit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: OpenLawsuitRequest,
  ): Promise<LawsuitResponse> {
    return this.litigate.open(actor, id, body);
  }

  @Get('claims/:id/lawsuits')
  @Allow('claims.read-diary')
  @ApiOperation({ operationId: 'listClaimLawsuits', summary: 'See the lawsuits over a claim' })
  @ApiOkResponse({ type: LawsuitsResponse })
  @Problems('claims.claim-not-found')
  lawsuits(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LawsuitsResponse> {
    return this.queries.lawsuits(actor, id);
  }

  @Post('claim-lawsuits/:id/end')
  @HttpCode(200)
  @Allow('claims.edit-diary')
  @ApiOperation({ operationId: 'endClaimLawsuit', summary: 'Say how a lawsuit has ended' })
  @ApiOkResponse({ type: LawsuitResponse })
  @Problems('claims.lawsuit-not-found', 'claims.matter-ended', 'claims.lawsuit-invalid')
  endLawsuit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: EndLawsuitRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<LawsuitResponse> {
    return this.litigate.end(actor, id, expected, body);
  }
}
