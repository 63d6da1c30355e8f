import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { ClaimResponse } from '../claims.dto.js';
import { ApproveClaim } from './approve-claim.js';
import { DenyClaim } from './deny-claim.js';
import { CLAIM_TRANSITIONS } from './domain/claim-status.js';
import {
  ApproveClaimRequest,
  DenyClaimRequest,
  RightsReservedResponse,
  StepReasonRequest,
  StopPaymentsRequest,
} from './lifecycle.dto.js';
import { ReserveRights } from './reserve-rights.js';
import { MoveClaim } from './move-claim.js';
import { TransitionRulesResponse, TransitionsResponse } from './transitions.dto.js';
import { TransitionsQueries } from './transitions.queries.js';

@ApiTags('claims')
@Controller()
export class ClaimLifecycleController {
  constructor(
    private readonly approveClaim: ApproveClaim,
    private readonly moveClaim: MoveClaim,
    private readonly denyClaim: DenyClaim,
    private readonly reserving: ReserveRights,
    private readonly transitions: TransitionsQueries,
  ) {}

  @Get('claim-transitions')
  @Allow('claims.read')
  @ApiOperation({ summary: 'See which steps a claim can take, who may take them and what they ask for' })
  @ApiOkResponse({ type: TransitionRulesResponse })
  rules(): TransitionRulesResponse {
    return { items: CLAIM_TRANSITIONS };
  }

  @Get('claims/:id/transitions')
  @Allow('claims.read')
  @ApiOperation({ summary: 'See the steps that a claim has taken' })
  @ApiOkResponse({ type: TransitionsResponse })
  @Problems('claims.claim-not-found')
  taken(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<TransitionsResponse> {
    return this.transitions.ofClaim(actor, id);
  }

  @Post('claims/:id/review')
  @HttpCode(200)
  @Allow('claims.adjust')
  @ApiOperation({ summary: 'Begin to review a claim' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.status')
  review(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.moveClaim.run(actor, id, expected, 'review');
  }

  @Post('claims/:id/approve')
  @HttpCode(200)
  @Allow('claims.decide')
  @ApiOperation({
    summary: 'Approve a claim up to an amount',
    description:
      'Losses are paid within it. Beyond the authority of the caller the claim stays under review, and the approval waits in the queue for somebody with enough.',
  })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.policy-unverified',
    'claims.not-covered',
    'claims.coverage-unknown',
    'claims.waiting-period',
    'claims.excluded',
    'claims.above-limit',
    'claims.proof-of-death-missing',
    'claims.death-under-review',
    'claims.payments-made',
  )
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ApproveClaimRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.approveClaim.run(actor, id, expected, body);
  }

  @Post('claims/:id/deny')
  @HttpCode(200)
  @Allow('claims.decide')
  @ApiOperation({
    summary: 'Deny a claim',
    description:
      'Cites the provisions of the coverage on which the denial rests. Where there was no coverage on the day of the loss, the policy period is cited.',
  })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.policy-unverified',
    'claims.coverage-unknown',
    'claims.provision-unknown',
    'claims.payments-made',
  )
  deny(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: DenyClaimRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.denyClaim.run(actor, id, expected, body);
  }

  @Post('claims/:id/reservation-of-rights')
  @Allow('claims.decide')
  @Idempotent()
  @ApiOperation({
    operationId: 'reserveRightsOnClaim',
    summary: 'Write to the insured that the policy may not cover the loss',
    description: 'It cites what a denial would, and decides nothing.',
  })
  @ApiCreatedResponse({ type: RightsReservedResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.policy-unverified',
    'claims.coverage-unknown',
    'claims.provision-unknown',
  )
  reserveRights(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: DenyClaimRequest,
  ): Promise<RightsReservedResponse> {
    return this.reserving.run(actor, id, body);
  }

  @Post('claims/:id/withdraw')
  @HttpCode(200)
  @Allow('claims.adjust')
  @ApiOperation({ summary: 'Record that a claim is withdrawn' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.status', 'claims.payments-made')
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StepReasonRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.moveClaim.run(actor, id, expected, 'withdraw', reason);
  }

  @Post('claims/:id/close')
  @HttpCode(200)
  @Allow('claims.adjust')
  @ApiOperation({ summary: 'Close a claim on which nothing is open any more' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.status', 'claims.still-open', 'claims.under-investigation')
  close(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.moveClaim.run(actor, id, expected, 'close');
  }

  @Post('claims/:id/reopen')
  @HttpCode(200)
  @Allow('claims.decide')
  @ApiOperation({ summary: 'Reopen a claim that had ended' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.status', 'claims.reopening-too-late')
  reopen(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StepReasonRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.moveClaim.run(actor, id, expected, 'reopen', reason);
  }

  @Post('claims/:id/payments-stop')
  @HttpCode(200)
  @Allow('claims.stop-payments')
  @ApiOperation({ summary: 'Stop all payments on a claim, or let them go on' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found')
  stopPayments(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StopPaymentsRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.moveClaim.stopPayments(actor, id, expected, reason);
  }
}
