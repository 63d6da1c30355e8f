import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../../platform/http/access.js';
import { LocatedAt } from '../../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../../platform/http/etag.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { Idempotent } from '../../../../platform/http/idempotency.js';
import { Problems } from '../../../../platform/http/problems.decorator.js';
import { PolicyResponse } from '../../policies.dto.js';
import { EndorsePolicy } from './endorse-policy.js';
import {
  ChangeReferralResponse,
  EndorsePolicyRequest,
  EndorsementPreviewRequest,
  EndorsementPreviewResponse,
  ReferChangeRequest,
} from './endorsements.dto.js';
import { PreviewEndorsement } from './preview-endorsement.js';
import { ReferChange } from './refer-change.js';

const REFUSALS = [
  'policies.policy-not-found',
  'policies.outside-term',
  'policies.term-expired',
  'policies.not-in-force',
  'policies.change-back-dated',
  'policies.change-invalid',
  'policies.nothing-changes',
  'policies.settlement-invalid',
  'quoting.under-moratorium',
  'policies.term-without-edition',
  'rating.invalid-risk',
  'rating.no-table-row',
  'rating.too-much-work',
] as const;

@ApiTags('policies')
@Controller('policies/:id/endorsements')
export class EndorsementsController {
  constructor(
    private readonly endorsePolicy: EndorsePolicy,
    private readonly previewEndorsement: PreviewEndorsement,
    private readonly referChange: ReferChange,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Allow('policies.endorse')
  @ApiOperation({ summary: 'See what a change of a policy would cost; nothing is kept' })
  @ApiOkResponse({ type: EndorsementPreviewResponse })
  @Problems(...REFUSALS)
  preview(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: EndorsementPreviewRequest,
  ): Promise<EndorsementPreviewResponse> {
    return this.previewEndorsement.run(actor, id, body);
  }

  @Post()
  @Allow('policies.endorse')
  @Idempotent()
  @LocatedAt('/api/v1/policies/:id')
  @ApiOperation({
    operationId: 'endorsePolicy',
    summary: 'Change a policy from a day of its term on',
    description:
      'Rated on the edition that the term began with and prorated by the day. Entries that take effect later are reversed and booked again.',
  })
  @ApiCreatedResponse({ type: PolicyResponse })
  @Problems(
    ...REFUSALS,
    'policies.conflict-unsettled',
    'policies.change-referred',
    'agencies.company-unknown',
    'sanctions.possible-match',
    'sanctions.list-unavailable',
    'rating.incomplete-for-binding',
    'policies.referral-invalid',
    'policies.change-declined',
  )
  endorse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() input: EndorsePolicyRequest,
  ): Promise<PolicyResponse> {
    return this.endorsePolicy.run(actor, id, expected, input);
  }

  @Post('referrals')
  @Allow('policies.endorse')
  @Idempotent()
  @ApiOperation({
    summary: 'Put a change before underwriters',
    description: 'Nothing of the policy changes. Once they have approved it, it is bound with `referralId`.',
  })
  @ApiCreatedResponse({ type: ChangeReferralResponse })
  @Problems(
    ...REFUSALS,
    'policies.conflict-unsettled',
    'policies.nothing-to-refer',
    'policies.change-declined',
    'quoting.referred-already',
  )
  refer(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() input: ReferChangeRequest,
  ): Promise<ChangeReferralResponse> {
    return this.referChange.run(actor, id, expected, input);
  }

  @Get('referrals/:referralId')
  @Allow('policies.read')
  @ApiOperation({
    operationId: 'readEndorsementReferral',
    summary: 'See what underwriters have said of a change',
  })
  @ApiOkResponse({ type: ChangeReferralResponse })
  @Problems('policies.policy-not-found', 'policies.referral-not-found')
  referral(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('referralId') referralId: string,
  ): Promise<ChangeReferralResponse> {
    return this.referChange.status(actor, id, referralId);
  }
}
