import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
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
import { MayLag } from '../../../platform/http/standby/may-lag.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { ClaimResponse, ClaimSearchQuery, ClaimSummaryResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import { VerificationsResponse } from '../coverage/verifications.dto.js';
import { VerificationsQueries } from '../coverage/verifications.queries.js';
import { AddNotice } from './add-notice.js';
import { CompleteClaim } from './complete-claim.js';
import { MergeClaim } from './merge-claim.js';
import {
  AddNoticeRequest,
  CompleteClaimRequest,
  MergeClaimRequest,
  RegisterClaimRequest,
} from './notices.dto.js';
import { RegisterClaim } from './register-claim.js';

@ApiTags('claims')
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly registerClaim: RegisterClaim,
    private readonly addNotice: AddNotice,
    private readonly completeClaim: CompleteClaim,
    private readonly mergeClaim: MergeClaim,
    private readonly queries: ClaimsQueries,
    private readonly verifications: VerificationsQueries,
  ) {}

  @Post()
  @Allow('claims.report')
  @Idempotent()
  @LocatedAt('/api/v1/claims/:id')
  @ApiOperation({
    summary: 'Report a loss',
    description:
      'Whatever is known is enough; the answer lists what is missing. The policy is found by its id or number, by the insured, the vehicle or the place; where several fit, or none, the claim waits for somebody who says which it is. A loss without coverage is taken too, and the claim says why there is none.',
  })
  @ApiCreatedResponse({ type: ClaimResponse })
  @Problems(
    'claims.loss-ahead',
    'claims.loss-day-differs',
    'claims.catastrophe-unknown',
    'claims.notice-ahead',
    'claims.other-customer',
    'policies.policy-not-found',
  )
  register(@CurrentActor() actor: Actor, @Body() body: RegisterClaimRequest): Promise<ClaimResponse> {
    return this.registerClaim.run(actor, body);
  }

  @Get()
  @MayLag()
  @Allow('claims.read')
  @ApiOperation({ summary: 'Find claims, newest first' })
  @ApiOkResponse({ type: pageOf(ClaimSummaryResponse) })
  search(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...search }: ClaimSearchQuery,
  ): Promise<Page<ClaimSummaryResponse>> {
    return this.queries.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('claims.read')
  @ApiOperation({ summary: 'See a claim, what it lacks, and what can be done next' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ClaimResponse> {
    return this.queries.byId(actor, id);
  }

  @Patch(':id')
  @Allow('claims.adjust')
  @ApiOperation({
    summary: 'Enter what a claim lacks, or correct it',
    description: 'Another policy, day or time of loss is verified anew; the verification before is kept.',
  })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems(
    'claims.claim-not-found',
    'claims.status',
    'claims.other-policy',
    'claims.loss-ahead',
    'claims.loss-day-differs',
    'claims.catastrophe-unknown',
    'policies.policy-not-found',
  )
  complete(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CompleteClaimRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.completeClaim.run(actor, id, expected, body);
  }

  @Post(':id/notices')
  @Allow('claims.report')
  @Idempotent()
  @ApiOperation({ summary: 'Add what somebody else tells of the same loss' })
  @ApiCreatedResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.notice-ahead')
  notice(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: AddNoticeRequest,
  ): Promise<ClaimResponse> {
    return this.addNotice.run(actor, id, body);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Allow('claims.adjust')
  @Idempotent()
  @ApiOperation({
    summary: 'Merge a claim into another one of the same loss',
    description:
      'It is closed, and its notices are read with those of the claim that stays, which is the answer.',
  })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.status', 'claims.merge-invalid', 'claims.still-open')
  merge(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { intoClaimId }: MergeClaimRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimResponse> {
    return this.mergeClaim.run(actor, id, expected, intoClaimId);
  }

  @Post(':id/verify')
  @HttpCode(200)
  @Allow('claims.adjust')
  @ApiOperation({ summary: 'Look again at what the policy promised on the day of the loss' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems('claims.claim-not-found', 'claims.policy-unverified')
  verify(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ClaimResponse> {
    return this.completeClaim.again(actor, id);
  }

  @Get(':id/verifications')
  @Allow('claims.read')
  @ApiOperation({
    summary: 'See what the policy promised on the day of the loss',
    description:
      'As it was known then and as it was known when somebody looked, with the differences; newest first.',
  })
  @ApiOkResponse({ type: VerificationsResponse })
  @Problems('claims.claim-not-found')
  verified(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<VerificationsResponse> {
    return this.verifications.ofClaim(actor, id);
  }
}
